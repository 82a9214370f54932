import t from "tap";
import { applyTaking } from "#core/billing/pricing/apply-taking.ts";
import { remainingOf, subtotalOf } from "#core/billing/pricing/line-base.ts";
import { takeAmount } from "#core/billing/pricing/take-amount.ts";
import { takePerUnitFree } from "#core/billing/pricing/take-per-unit-free.ts";
import { takePercent } from "#core/billing/pricing/take-percent.ts";
import { takeSetup } from "#core/billing/pricing/take-setup.ts";
import type { Taking } from "#core/billing/pricing/taking.ts";
import { sumRuns } from "#core/kernel/unit-runs.ts";
import { sampleLine, sampleState } from "./sample-document.ts";

type Taken = Extract<Taking, { kind: "taking" }>;

function taken(taking: Taking): Taken {
  if (taking.kind === "refused") throw new Error(taking.refusal.code);
  return taking;
}

function shares(taking: Taking): Record<string, bigint> {
  return Object.fromEntries(taken(taking).lines.map((line) => [line.key, sumRuns(line.units) + line.setupMinor]));
}

function units(taking: Taking, key: string): bigint[] {
  const line = taken(taking).lines.find((candidate) => candidate.key === key);
  return (line?.units ?? []).flatMap((run) => Array.from({ length: run.count }, () => run.minor));
}

t.test("an amount goes to lines and units by largest remainder", async (t) => {
  const cases: readonly { amount: bigint; prices: readonly bigint[]; expected: readonly bigint[] }[] = [
    { amount: 10n, prices: [3n, 3n, 3n, 3n, 3n, 3n], expected: [2n, 2n, 2n, 2n, 1n, 1n] },
    { amount: 5n, prices: [50n, 50n, 50n, 50n, 50n, 50n, 50n], expected: [1n, 1n, 1n, 1n, 1n, 0n, 0n] },
    { amount: 100n, prices: [333n, 333n, 333n, 0n], expected: [34n, 33n, 33n, 0n] },
    { amount: 100n, prices: [0n, 333n, 333n, 334n], expected: [0n, 33n, 33n, 34n] },
  ];
  for (const { amount, prices, expected } of cases) {
    const lines = prices.map((price, index) => sampleLine(`L${index}`, price));
    const got = shares(takeAmount(sampleState(...lines), undefined, amount));
    t.same(
      lines.map((line) => got[line.key] ?? 0n),
      expected,
      `${amount} over ${prices.join(", ")}`,
    );
  }
  t.same(units(takeAmount(sampleState(sampleLine("A", 3n, { quantity: 6 })), undefined, 10n), "A"), [2n, 2n, 2n, 2n, 1n, 1n]);
});

t.test("an amount is given once over its lines, clamped to what is left, and never touches setup fees", async (t) => {
  const state = sampleState(sampleLine("A", 300n, { setupMinor: 900n }), sampleLine("B", 200n), sampleLine("C", 999n));
  const taking = taken(takeAmount(state, ["A", "B", "no such line"], 2000n));
  t.equal(taking.amountMinor, 500n);
  t.equal(taking.unclampedMinor, 2000n);
  t.same(shares(taking), { A: 300n, B: 200n });
  t.ok(taking.lines.every((line) => line.setupMinor === 0n));
});

t.test("a percentage is rounded once over the set, capped, then allocated", async (t) => {
  const state = sampleState(sampleLine("A", 9999n), sampleLine("B", 5001n));
  t.same(shares(takePercent(state, undefined, 200_000n, { base: "remaining", capMinor: 1500n })), { A: 1000n, B: 500n });
  t.same(shares(takePercent(state, undefined, 200_000n, { base: "remaining" })), { A: 2000n, B: 1000n });
  const three = sampleState(sampleLine("A", 5n), sampleLine("B", 5n), sampleLine("C", 5n));
  t.equal(taken(takePercent(three, undefined, 100_000n, { base: "remaining" })).amountMinor, 2n, "1.5 over the set, not 3 × 0.5");
});

t.test("a half is rounded away from zero, or to even when the caller or the document says so", async (t) => {
  const state = sampleState(sampleLine("A", 25n));
  t.equal(taken(takePercent(state, undefined, 100_000n, { base: "remaining" })).amountMinor, 3n);
  t.equal(taken(takePercent(state, undefined, 100_000n, { base: "remaining", rounding: "half_even" })).amountMinor, 2n);
  const even = { ...state, input: { ...state.input, percentRounding: "half_even" as const } };
  t.equal(taken(takePercent(even, undefined, 100_000n, { base: "remaining" })).amountMinor, 2n);
});

t.test("a percentage of the original price is still clamped to what is left", async (t) => {
  const opening = sampleState(sampleLine("A", 1000n));
  const { state } = applyTaking(opening, taken(takeAmount(opening, undefined, 700n)));
  const taking = taken(takePercent(state, undefined, 500_000n, { base: "original" }));
  t.equal(taking.unclampedMinor, 500n);
  t.equal(taking.amountMinor, 300n);
  t.equal(taken(takePercent(state, undefined, 500_000n, { base: "remaining" })).amountMinor, 150n);
});

t.test("a free unit is the dearest that is left, with the setup fee of its line", async (t) => {
  const state = sampleState(sampleLine("A", 100n, { quantity: 2, setupMinor: 30n }), sampleLine("B", 250n), sampleLine("C", 100n));
  t.same(shares(takePerUnitFree(state, undefined, 1)), { B: 250n });
  t.same(shares(takePerUnitFree(state, undefined, 2)), { B: 250n, A: 130n });
  t.same(units(takePerUnitFree(state, ["A"], 1), "A"), [100n, 0n], "the first of equal units");
  t.same(shares(takePerUnitFree(state, undefined, 99)), { A: 230n, B: 250n, C: 100n });
  t.same(shares(takePerUnitFree(state, undefined, 0)), {});
});

t.test("the cap of free units is allocated over units and setup fees", async (t) => {
  const state = sampleState(sampleLine("A", 300n, { quantity: 2, setupMinor: 100n }), sampleLine("B", 300n));
  const taking = taken(takePerUnitFree(state, undefined, 2, 350n));
  t.equal(taking.amountMinor, 350n);
  t.same(taking.lines, [{ key: "A", units: [{ count: 2, minor: 150n }], setupMinor: 50n }]);
  t.equal(taken(takePerUnitFree(state, undefined, 2, 700n)).amountMinor, 700n, "a cap that is not reached cuts nothing");
});

t.test("free setup takes every setup fee once, whatever the quantity", async (t) => {
  const state = sampleState(
    sampleLine("A", 10n, { quantity: 7, setupMinor: 500n }),
    sampleLine("B", 10n),
    sampleLine("C", 1n, { setupMinor: 5n }),
  );
  t.same(shares(takeSetup(state, undefined)), { A: 500n, C: 5n });
  t.same(shares(takeSetup(state, ["C"])), { C: 5n });
});

t.test("a line that may not be discounted is no target of anything, nor part of a base", async (t) => {
  const state = sampleState(
    sampleLine("gift", 500n, { setupMinor: 50n, discountable: false }),
    sampleLine("A", 100n, { quantity: 3, setupMinor: 20n }),
  );
  for (const taking of [
    takeAmount(state, ["gift"], 100n),
    takePercent(state, ["gift"], 500_000n, { base: "original" }),
    takePerUnitFree(state, ["gift"], 1),
    takeSetup(state, ["gift"]),
  ]) {
    t.same(shares(taking), {});
    t.equal(taken(taking).amountMinor, 0n);
  }
  t.same(subtotalOf(state), { unitsMinor: 300n, setupMinor: 20n });
  const { state: after } = applyTaking(state, taken(takeAmount(state, undefined, 120n)));
  t.same(remainingOf(after), { unitsMinor: 180n, setupMinor: 20n });
  t.same(subtotalOf(after, new Set(["A"])), { unitsMinor: 300n, setupMinor: 20n });
  t.same(remainingOf(after, ["gift"]), { unitsMinor: 0n, setupMinor: 0n });
});

t.test("a negative amount, rate, count or cap is a bug", async (t) => {
  const state = sampleState(sampleLine("A", 100n));
  t.throws(() => takeAmount(state, undefined, -1n));
  t.throws(() => takePercent(state, undefined, -1n, { base: "remaining" }));
  t.throws(() => takePercent(state, undefined, 1n, { base: "remaining", capMinor: -1n }));
  t.throws(() => takePerUnitFree(state, undefined, 1.5));
  t.throws(() => takePerUnitFree(state, undefined, 1, -1n));
});
