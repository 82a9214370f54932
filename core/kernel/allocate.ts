import assert from "node:assert/strict";

/**
 * Splits a total over weights by largest remainder on exact rationals. Promises: the shares sum to the total, each is less than one
 * minor unit away from its exact part, equal remainders are served in position order, a weight of zero gets nothing, and while the
 * total is at most the sum of the weights no share exceeds its weight. The total may be larger than that sum (a plain ratio).
 * A negative number, or a positive total over nothing, is a bug and throws.
 */
export function allocate(totalMinor: bigint, weights: readonly bigint[]): bigint[] {
  assert(totalMinor >= 0n, "a total to allocate is not negative");
  let weightSum = 0n;
  for (const weight of weights) {
    assert(weight >= 0n, "a weight is not negative");
    weightSum += weight;
  }
  if (weightSum === 0n) {
    assert(totalMinor === 0n, "a positive total needs a positive weight");
    return weights.map(() => 0n);
  }
  return byLargestRemainder(totalMinor, weights, weightSum);
}

function byLargestRemainder(totalMinor: bigint, weights: readonly bigint[], weightSum: bigint): bigint[] {
  let left = totalMinor;
  const remainders: { readonly index: number; readonly remainder: bigint }[] = [];
  const shares = weights.map((weight, index) => {
    const exact = totalMinor * weight;
    const share = exact / weightSum;
    const remainder = exact - share * weightSum;
    if (remainder > 0n) remainders.push({ index, remainder });
    left -= share;
    return share;
  });
  if (left > 0n) {
    // The sort is stable, so equal remainders keep their position. What is left is always less than the number of remainders.
    remainders.sort((one, other) => (one.remainder > other.remainder ? -1 : Number(one.remainder < other.remainder)));
    for (const { index } of remainders.slice(0, Number(left))) shares[index] = (shares[index] ?? 0n) + 1n;
  }
  return shares;
}
