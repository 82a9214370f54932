import type { Scope } from "#core/events/scope.ts";
import { billingTables } from "../tables.ts";
import { payableLeft, type TenderClaim } from "./payable-left.ts";
import { mayPay } from "./tender-of.ts";

/**
 * How much of an invoice's balance a tender may still pay, in minor units: no more than is due, and no more than the lines it may pay
 * leave once every payment made or held so far has found its place. 0 for an invoice that does not exist. The caller holds the invoice's
 * lock, or has just issued it.
 */
export async function payableBy(scope: Scope, invoiceId: number, tenderType: string): Promise<bigint> {
  const tables = billingTables(scope);
  const items = await tables.selectFrom("invoice_item").select(["id", "type", "total_minor"]).where("invoice_id", "=", invoiceId).execute();
  const payments = await tables
    .selectFrom("transaction")
    .select(["type", "amount_minor"])
    .where("invoice_id", "=", invoiceId)
    .where("status", "<>", "released")
    .execute();
  return payableLeft(lineTotalsOf(items), claimsOf(scope, items, payments), payableLines(scope, items, tenderType));
}

type Item = { readonly id: number; readonly type: string; readonly total_minor: bigint };

/** The total of each line by its id. */
export function lineTotalsOf(items: readonly Item[]): ReadonlyMap<number, bigint> {
  return new Map(items.map((item) => [item.id, item.total_minor]));
}

/** The payments of an invoice with the lines they may pay. */
export function claimsOf(
  scope: Scope,
  items: readonly Item[],
  payments: readonly { readonly type: string; readonly amount_minor: bigint }[],
): readonly TenderClaim[] {
  return payments.map(({ type, amount_minor: amountMinor }) => ({ amountMinor, lineIds: payableLines(scope, items, type) }));
}

function payableLines(scope: Scope, items: readonly Item[], type: string): ReadonlySet<number> {
  return new Set(items.filter((item) => mayPay(scope, type, { type: item.type })).map((item) => item.id));
}
