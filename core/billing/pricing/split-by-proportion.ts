import assert from "node:assert/strict";

/** What one party paid, and how much of it went back already (never more than it paid). */
export type PaidPart = {
  readonly paidMinor: bigint;
  readonly refundedMinor: bigint;
};

/**
 * Splits an amount between parties as if handed out one minor unit at a time, each to the party furthest behind its proportion
 * (the one for which the middle of its next unit is the smallest part of what it paid), ties by position. So no part is negative,
 * no party gets back more than it paid, and any sequence of amounts ends where their sum would have. Costs some fifty steps
 * whatever the amount. More than is left throws.
 */
export function splitByProportion(amountMinor: bigint, parts: readonly PaidPart[]): readonly bigint[] {
  const leftMinor = parts.reduce((sum, part) => sum + part.paidMinor - part.refundedMinor, 0n);
  assert(amountMinor >= 0n && amountMinor <= leftMinor, "a split hands out between nothing and what is left");
  const returned = highestCommonLevel(amountMinor, parts);
  let open = amountMinor - handedOut(returned, parts);
  while (open > 0n) {
    const next = furthestBehind(returned, parts);
    returned[next] = (returned[next] ?? 0n) + 1n;
    open -= 1n;
  }
  return parts.map((part, index) => (returned[index] ?? 0n) - part.refundedMinor);
}

/**
 * The n-th unit of a party stands at (2n + 1) / paid, between 0 and 2. Finds by bisection the highest level, in steps fine enough
 * that only a few units lie between two of them, below which all units can be handed out; the caller hands out the rest singly.
 */
function highestCommonLevel(amountMinor: bigint, parts: readonly PaidPart[]): bigint[] {
  const steps = parts.reduce((largest, part) => (part.paidMinor > largest ? part.paidMinor : largest), 1n);
  let low = 0n;
  let high = 2n * steps;
  while (low < high) {
    const middle = (low + high + 1n) / 2n;
    if (handedOut(returnedBelow(middle, steps, parts), parts) <= amountMinor) low = middle;
    else high = middle - 1n;
  }
  return returnedBelow(low, steps, parts);
}

/** What each party has back once every unit that stands below `level` / `steps` is handed out. */
function returnedBelow(level: bigint, steps: bigint, parts: readonly PaidPart[]): bigint[] {
  return parts.map(({ paidMinor, refundedMinor }) => {
    const returned = (level * paidMinor + steps - 1n) / (2n * steps);
    return returned > refundedMinor ? returned : refundedMinor;
  });
}

function handedOut(returned: readonly bigint[], parts: readonly PaidPart[]): bigint {
  return parts.reduce((sum, part, index) => sum + (returned[index] ?? 0n) - part.refundedMinor, 0n);
}

function furthestBehind(returned: readonly bigint[], parts: readonly PaidPart[]): number {
  let best = -1;
  let bestNumerator = 0n;
  let bestPaid = 0n;
  for (const [index, { paidMinor }] of parts.entries()) {
    const numerator = 2n * (returned[index] ?? 0n) + 1n;
    if (numerator > 2n * paidMinor) continue;
    if (best < 0 || numerator * bestPaid < bestNumerator * paidMinor) {
      best = index;
      bestNumerator = numerator;
      bestPaid = paidMinor;
    }
  }
  assert(best >= 0, "somebody is still owed something");
  return best;
}
