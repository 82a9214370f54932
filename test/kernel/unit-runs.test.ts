import fc from "fast-check";
import t from "tap";
import { allocate } from "#core/kernel/allocate.ts";
import {
  addRuns,
  addToUnit,
  allocateToUnits,
  countUnits,
  evenRuns,
  normaliseRuns,
  runsFromJson,
  runsToJson,
  sliceRuns,
  subtractRuns,
  sumRuns,
  type UnitRuns,
  unitAt,
} from "#core/kernel/unit-runs.ts";

const expand = (runs: UnitRuns): bigint[] => runs.flatMap(({ count, minor }) => Array.from({ length: count }, () => minor));
const pack = (units: readonly bigint[]): UnitRuns => normaliseRuns(units.map((minor) => ({ count: 1, minor })));

const amount = fc.oneof(fc.constantFrom(0n, 1n, 2n, 3n), fc.bigInt(0n, 10n ** 12n));
const runs = fc.array(fc.record({ count: fc.nat(6), minor: amount }), { maxLength: 8 });
const pairOfLines = fc.array(fc.tuple(amount, amount), { maxLength: 24 });

t.test("a golden amount over equal units puts the larger shares first", async (t) => {
  t.same(expand(allocateToUnits(10n, evenRuns(6, 3n))), [2n, 2n, 2n, 2n, 1n, 1n]);
  t.same(allocateToUnits(5n, evenRuns(7, 50n)), [
    { count: 5, minor: 1n },
    { count: 2, minor: 0n },
  ]);
  t.same(allocateToUnits(249n, evenRuns(2, 1490n)), [
    { count: 1, minor: 125n },
    { count: 1, minor: 124n },
  ]);
});

t.test("equal units that are not neighbours are served in unit order", async (t) => {
  const weights = [
    { count: 1, minor: 3n },
    { count: 1, minor: 0n },
    { count: 2, minor: 3n },
  ];
  t.same(expand(allocateToUnits(4n, weights)), [2n, 0n, 1n, 1n]);
});

t.test("shares over runs equal shares over the expanded units", async (t) => {
  fc.assert(
    fc.property(runs, fc.bigInt(0n, 10n ** 13n), (weights, total) => {
      const units = expand(weights);
      const possible = units.some((weight) => weight > 0n) ? total : 0n;
      const shares = allocateToUnits(possible, weights);
      t.same(expand(shares), allocate(possible, units));
      t.same(shares, normaliseRuns(shares));
    }),
  );
});

t.test("what cannot be allocated is a bug", async (t) => {
  t.throws(() => allocateToUnits(-1n, evenRuns(2, 5n)));
  t.throws(() => allocateToUnits(1n, evenRuns(2, 0n)));
  t.throws(() => allocateToUnits(1n, []));
  t.throws(() => allocateToUnits(1n, [{ count: 0, minor: 5n }]));
  t.throws(() => allocateToUnits(1n, [...evenRuns(1, -1n), ...evenRuns(1, 5n)]));
  t.same(allocateToUnits(0n, []), []);
  t.same(allocateToUnits(0n, [{ count: 0, minor: 5n }]), []);
  t.same(allocateToUnits(0n, [...evenRuns(2, 0n), ...evenRuns(1, 0n)]), evenRuns(3, 0n));
});

t.test("ten thousand units cost as much as one run", async (t) => {
  const shares = allocateToUnits(123_457n, evenRuns(10_000, 999n));
  t.same(shares, [
    { count: 3_457, minor: 13n },
    { count: 6_543, minor: 12n },
  ]);
  t.equal(sumRuns(shares), 123_457n);
});

t.test("runs answer like the list of units they stand for", async (t) => {
  fc.assert(
    fc.property(runs, fc.nat(50), fc.nat(50), (line, from, to) => {
      const units = expand(line);
      t.equal(countUnits(line), units.length);
      t.equal(
        sumRuns(line),
        units.reduce((sum, unit) => sum + unit, 0n),
      );
      t.same(sliceRuns(line, from, to), pack(units.slice(from, to)));
      t.same(normaliseRuns(line), pack(units));
      t.same(runsFromJson(JSON.parse(JSON.stringify(runsToJson(line)))), pack(units));
      units.forEach((unit, index) => {
        t.equal(unitAt(line, index), unit);
        t.same(addToUnit(line, index, -7n), pack(units.with(index, unit - 7n)));
      });
    }),
    { numRuns: 60 },
  );
});

t.test("adding and subtracting work unit by unit, whatever the runs are", async (t) => {
  fc.assert(
    fc.property(pairOfLines, (pairs) => {
      const left = pack(pairs.map(([one]) => one));
      const right = pack(pairs.map(([, other]) => other));
      t.same(addRuns(left, right), pack(pairs.map(([one, other]) => one + other)));
      t.same(subtractRuns(left, right), pack(pairs.map(([one, other]) => one - other)));
    }),
  );
});

t.test("lines of different lengths and units that do not exist are bugs", async (t) => {
  t.throws(() => addRuns(evenRuns(2, 1n), evenRuns(3, 1n)));
  t.throws(() => subtractRuns(evenRuns(3, 1n), evenRuns(2, 1n)));
  t.throws(() => unitAt(evenRuns(2, 1n), 2));
  t.throws(() => unitAt(evenRuns(2, 1n), -1));
  t.throws(() => addToUnit([], 0, 1n));
  t.throws(() => evenRuns(1.5, 1n));
  t.throws(() => evenRuns(-1, 1n));
});

t.test("empty runs inside a line change nothing", async (t) => {
  const gappy = [
    { count: 0, minor: 9n },
    { count: 2, minor: 5n },
    { count: 0, minor: 9n },
    { count: 1, minor: 5n },
  ];
  t.same(normaliseRuns(gappy), evenRuns(3, 5n));
  t.same(addRuns(gappy, evenRuns(3, 1n)), evenRuns(3, 6n));
  t.same(subtractRuns(evenRuns(3, 6n), gappy), evenRuns(3, 1n));
  t.same(evenRuns(0, 5n), []);
});

t.test("a damaged column is not read", async (t) => {
  for (const damaged of [
    null,
    {},
    "[]",
    [1],
    [[1]],
    [[1, 2]],
    [[-1, "2"]],
    [[1.5, "2"]],
    [["1", "2"]],
    [[1, "2.5"]],
    [[1, ""]],
    [[1, "2", 3]],
  ]) {
    t.throws(() => runsFromJson(damaged), JSON.stringify(damaged));
  }
});
