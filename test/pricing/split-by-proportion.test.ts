import fc from "fast-check";
import t from "tap";
import { type PaidPart, splitByProportion } from "#core/billing/pricing/split-by-proportion.ts";

/** The rule as it is worded: one minor unit at a time to the part furthest behind its proportion, ties by position. */
function oneByOne(amountMinor: bigint, parts: readonly PaidPart[]): bigint[] {
  const returned = parts.map((part) => part.refundedMinor);
  for (let unit = 0n; unit < amountMinor; unit += 1n) {
    let best = -1;
    for (const [index, { paidMinor }] of parts.entries()) {
      const mine = returned[index] ?? 0n;
      if (mine >= paidMinor) continue;
      const bestPaid = parts[best]?.paidMinor ?? 0n;
      if (best < 0 || (2n * mine + 1n) * bestPaid < (2n * (returned[best] ?? 0n) + 1n) * paidMinor) best = index;
    }
    returned[best] = (returned[best] ?? 0n) + 1n;
  }
  return parts.map((part, index) => (returned[index] ?? 0n) - part.refundedMinor);
}

const partUpTo = (most: bigint) =>
  fc
    .tuple(fc.bigInt(0n, most), fc.bigInt(0n, 1000n))
    .map(([paidMinor, permille]): PaidPart => ({ paidMinor, refundedMinor: (paidMinor * permille) / 1000n }));

const leftOf = (parts: readonly PaidPart[]): bigint => parts.reduce((sum, part) => sum + part.paidMinor - part.refundedMinor, 0n);

t.test("parts get back in the proportion in which they paid", async (t) => {
  const parts = [
    { paidMinor: 5000n, refundedMinor: 0n },
    { paidMinor: 9960n, refundedMinor: 0n },
  ];
  t.same(splitByProportion(0n, parts), [0n, 0n]);
  t.same(splitByProportion(1n, parts), [0n, 1n], "the first cent to who paid most");
  t.same(splitByProportion(3n, parts), [1n, 2n]);
  t.same(splitByProportion(1496n, parts), [500n, 996n]);
  t.same(splitByProportion(14_960n, parts), [5000n, 9960n]);
  t.same(
    splitByProportion(
      1n,
      [parts[0], parts[0]].flatMap((part) => part ?? []),
    ),
    [1n, 0n],
    "ties by payment order",
  );
});

t.test("it hands out exactly what handing out one by one would", async () => {
  fc.assert(
    fc.property(fc.array(partUpTo(400n), { minLength: 1, maxLength: 5 }), fc.bigInt(0n, 1000n), (parts, permille) => {
      const amountMinor = (leftOf(parts) * permille) / 1000n;
      return String(splitByProportion(amountMinor, parts)) === String(oneByOne(amountMinor, parts));
    }),
    { numRuns: 1000 },
  );
});

t.test("at any size no part is negative or above what is left, and splitting an amount changes nothing", async () => {
  fc.assert(
    fc.property(
      fc.array(partUpTo(10n ** 15n), { minLength: 1, maxLength: 6 }),
      fc.bigInt(0n, 1000n),
      fc.bigInt(0n, 1000n),
      (parts, permille, cut) => {
        const amountMinor = (leftOf(parts) * permille) / 1000n;
        const firstMinor = (amountMinor * cut) / 1000n;
        const whole = splitByProportion(amountMinor, parts);
        const first = splitByProportion(firstMinor, parts);
        const after = parts.map((part, index) => ({ ...part, refundedMinor: part.refundedMinor + (first[index] ?? 0n) }));
        const second = splitByProportion(amountMinor - firstMinor, after);
        return (
          whole.reduce((sum, part) => sum + part, 0n) === amountMinor &&
          parts.every((part, index) => {
            const got = whole[index] ?? 0n;
            return got >= 0n && got <= part.paidMinor - part.refundedMinor && got === (first[index] ?? 0n) + (second[index] ?? 0n);
          })
        );
      },
    ),
    { numRuns: 500 },
  );
});

t.test("more than is left, or less than nothing, is a bug", async (t) => {
  t.throws(() => splitByProportion(2n, [{ paidMinor: 2n, refundedMinor: 1n }]));
  t.throws(() => splitByProportion(-1n, [{ paidMinor: 2n, refundedMinor: 1n }]));
  t.same(splitByProportion(0n, []), []);
});
