import fc from "fast-check";
import t from "tap";
import { allocate } from "#core/kernel/allocate.ts";

const sum = (parts: readonly bigint[]): bigint => parts.reduce((total, part) => total + part, 0n);
const weight = fc.oneof(fc.constantFrom(0n, 1n, 2n), fc.bigInt(0n, 10n ** 15n));
const weights = fc.array(weight, { minLength: 1, maxLength: 20 }).filter((list) => sum(list) > 0n);

const golden: readonly (readonly [total: bigint, weights: readonly bigint[], shares: readonly bigint[]])[] = [
  [10n, [3n, 3n, 3n, 3n, 3n, 3n], [2n, 2n, 2n, 2n, 1n, 1n]],
  [5n, [50n, 50n, 50n, 50n, 50n, 50n, 50n], [1n, 1n, 1n, 1n, 1n, 0n, 0n]],
  [100n, [333n, 333n, 333n, 0n], [34n, 33n, 33n, 0n]],
  [100n, [0n, 333n, 333n, 334n], [0n, 33n, 33n, 34n]],
  [1500n, [9999n, 5001n], [1000n, 500n]],
  [1000n, [8991n, 2980n], [751n, 249n]],
  [500n, [8240n, 2731n], [376n, 124n]],
  [0n, [0n, 0n], [0n, 0n]],
  [0n, [], []],
  [7n, [1n, 1n], [4n, 3n]],
];

for (const [total, parts, shares] of golden) {
  t.test(`${total} over ${parts.join(", ") || "nothing"} is ${shares.join(", ") || "nothing"}`, async (t) => {
    t.same(allocate(total, parts), shares);
  });
}

t.test("the shares always sum to the total and are less than one unit from exact", async (t) => {
  fc.assert(
    fc.property(weights, fc.bigInt(0n, 10n ** 15n), (parts, total) => {
      const whole = sum(parts);
      const shares = allocate(total, parts);
      t.equal(sum(shares), total);
      shares.forEach((share, index) => {
        const exact = total * (parts[index] ?? 0n);
        const gap = share * whole - exact;
        t.ok(share >= 0n && gap < whole && -gap < whole);
        if (parts[index] === 0n) t.equal(share, 0n);
      });
    }),
  );
});

t.test("a total within the weights never gives a part more than its weight", async (t) => {
  fc.assert(
    fc.property(weights, fc.nat(1_000_000), (parts, millionths) => {
      const total = (sum(parts) * BigInt(millionths)) / 1_000_000n;
      allocate(total, parts).forEach((share, index) => {
        t.ok(share <= (parts[index] ?? 0n));
      });
      t.same(allocate(sum(parts), parts), parts);
    }),
  );
});

t.test("the remainders that are served are the largest, and the first of equals", async (t) => {
  fc.assert(
    fc.property(weights, fc.bigInt(0n, 10n ** 15n), (parts, total) => {
      const whole = sum(parts);
      const shares = allocate(total, parts);
      const rows = parts.map((part, index) => {
        const exact = total * part;
        return { index, remainder: exact % whole, served: shares[index] !== exact / whole };
      });
      const ranked = rows.toSorted((one, other) => Number(other.remainder - one.remainder) || one.index - other.index);
      const served = rows.filter((row) => row.served).length;
      const lowestServed = ranked[served - 1];
      if (lowestServed !== undefined) t.ok(lowestServed.served);
      ranked.forEach((row, rank) => {
        t.equal(row.served, rank < served);
      });
    }),
  );
});

t.test("negative numbers and a total over nothing are bugs", async (t) => {
  t.throws(() => allocate(-1n, [1n]));
  t.throws(() => allocate(1n, [2n, -1n]));
  t.throws(() => allocate(1n, [0n, 0n]));
  t.throws(() => allocate(1n, []));
});
