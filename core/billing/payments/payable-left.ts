/** The lines a tender may pay, and how much it pays in all. Minor units. */
export type TenderClaim = { readonly lineIds: ReadonlySet<number>; readonly amountMinor: bigint };

/**
 * The most that one more payment over `lineIds` may be so that it and every payment there is can still be allocated to lines they may
 * pay: of each group of payments together with the new one, no more than the lines they may pay. Pure.
 */
export function payableLeft(lineTotals: ReadonlyMap<number, bigint>, claims: readonly TenderClaim[], lineIds: ReadonlySet<number>): bigint {
  let leastMinor: bigint | undefined;
  for (const group of groupsOf(mergeClaims(claims))) {
    const covered = new Set([...lineIds, ...group.flatMap((claim) => [...claim.lineIds])]);
    const capacityMinor = sumOf([...covered].map((id) => lineTotals.get(id) ?? 0n));
    const leftMinor = capacityMinor - sumOf(group.map((claim) => claim.amountMinor));
    if (leastMinor === undefined || leftMinor < leastMinor) leastMinor = leftMinor;
  }
  return leastMinor === undefined || leastMinor < 0n ? 0n : leastMinor;
}

/** Whether the payments there are can all be allocated to lines they may pay. */
export function fitsLines(lineTotals: ReadonlyMap<number, bigint>, claims: readonly TenderClaim[]): boolean {
  return groupsOf(mergeClaims(claims)).every((group) => {
    const covered = new Set(group.flatMap((claim) => [...claim.lineIds]));
    return sumOf(group.map((claim) => claim.amountMinor)) <= sumOf([...covered].map((id) => lineTotals.get(id) ?? 0n));
  });
}

/** Payments over the same lines count as one, which keeps the groups few: there are hardly ever more than two kinds. */
function mergeClaims(claims: readonly TenderClaim[]): readonly TenderClaim[] {
  const merged = new Map<string, TenderClaim>();
  for (const claim of claims) {
    const key = [...claim.lineIds].toSorted((one, other) => one - other).join(" ");
    merged.set(key, { lineIds: claim.lineIds, amountMinor: claim.amountMinor + (merged.get(key)?.amountMinor ?? 0n) });
  }
  return [...merged.values()];
}

/** Every choice of claims, the empty one included. */
function groupsOf(claims: readonly TenderClaim[]): readonly (readonly TenderClaim[])[] {
  const groups: (readonly TenderClaim[])[] = [[]];
  for (const claim of claims) groups.push(...groups.map((group) => [...group, claim]));
  return groups;
}

function sumOf(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, minor) => sum + minor, 0n);
}
