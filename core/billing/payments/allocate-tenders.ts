import { addRuns, evenRuns, subtractRuns, sumRuns, type UnitRuns } from "#core/kernel/unit-runs.ts";
import { allocateTender, type TenderShare } from "../pricing/allocate-tender.ts";

/** An invoice line as it is paid for: what each unit costs in the end. */
export type PaidItem = { readonly key: string; readonly quantity: number; readonly unitTotals: UnitRuns };

/** A payment and the lines it may pay. */
export type PayingTender = { readonly id: number; readonly amountMinor: bigint; readonly mayPay: (key: string) => boolean };

/**
 * Allocates the payments of an invoice to its lines and units: what may pay the least first, then in payment order. What a payment
 * can no longer place on lines it may pay (the shop's policy has changed since it was held) goes over what is left of all lines, so
 * that payments that cover the invoice always fit. Pure; shares without money are left out.
 */
export function allocateTenders(items: readonly PaidItem[], tenders: readonly PayingTender[]): ReadonlyMap<number, readonly TenderShare[]> {
  const left = new Map(items.map((item) => [item.key, item.unitTotals]));
  const shares = new Map<number, readonly TenderShare[]>();
  for (const tender of tenders.toSorted((one, other) => compare(reach(items, one), reach(items, other)))) {
    const own = take(items, left, tender.amountMinor, tender.mayPay);
    const rest = take(items, left, tender.amountMinor - sumOf(own), () => true);
    shares.set(tender.id, join(items, own, rest));
  }
  return shares;
}

function take(
  items: readonly PaidItem[],
  left: Map<string, UnitRuns>,
  wantedMinor: bigint,
  mayPay: (key: string) => boolean,
): readonly TenderShare[] {
  const lines = items.filter(({ key }) => mayPay(key)).map(({ key }) => ({ key, payable: left.get(key) ?? [] }));
  const leftMinor = lines.reduce((sum, { payable }) => sum + sumRuns(payable), 0n);
  const taken = allocateTender(wantedMinor < leftMinor ? wantedMinor : leftMinor, lines);
  for (const { key, units } of taken) left.set(key, subtractRuns(left.get(key) ?? [], units));
  return taken;
}

function join(items: readonly PaidItem[], own: readonly TenderShare[], rest: readonly TenderShare[]): readonly TenderShare[] {
  return items.flatMap(({ key, quantity }) => {
    const parts = [...own, ...rest].filter((share) => share.key === key);
    const units = parts.reduce<UnitRuns>((sum, part) => addRuns(sum, part.units), evenRuns(quantity, 0n));
    return sumRuns(units) === 0n ? [] : [{ key, units }];
  });
}

function reach(items: readonly PaidItem[], tender: PayingTender): bigint {
  return items.reduce((sum, item) => (tender.mayPay(item.key) ? sum + sumRuns(item.unitTotals) : sum), 0n);
}

function sumOf(shares: readonly TenderShare[]): bigint {
  return shares.reduce((sum, share) => sum + sumRuns(share.units), 0n);
}

function compare(one: bigint, other: bigint): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
