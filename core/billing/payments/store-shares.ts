import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { runsFromJson, runsToJson } from "#core/kernel/unit-runs.ts";
import type { InvoiceItemRow } from "../invoices/invoice-row.ts";
import type { TenderShare } from "../pricing/allocate-tender.ts";
import { allocateTenders } from "./allocate-tenders.ts";
import type { TransactionRow } from "./payment.ts";
import { mayPay } from "./tender-of.ts";

/** Fixes what each payment of a settled invoice paid of each unit, and marks all of them as captured. One statement. */
export async function storeShares(scope: Scope, items: readonly InvoiceItemRow[], payments: readonly TransactionRow[]): Promise<void> {
  if (payments.length === 0) return;
  const types = new Map(items.map((item) => [String(item.id), item.type]));
  const shares = allocateTenders(
    items.map((item) => ({ key: String(item.id), quantity: item.quantity, unitTotals: runsFromJson(item.unit_totals) })),
    payments.map((payment) => ({
      id: payment.id,
      amountMinor: payment.amount_minor,
      mayPay: (key) => mayPay(scope, payment.type, { type: types.get(key) ?? "" }),
    })),
  );
  const settled = JSON.stringify(payments.map(({ id }) => ({ id, shares: (shares.get(id) ?? []).map(shareToJson) })));
  await sql`
    update transaction set shares = settled.shares, status = 'captured', settled_at = ${scope.now}
    from jsonb_to_recordset(${settled}::jsonb) as settled(id int, shares jsonb)
    where transaction.id = settled.id`.execute(scope.db);
}

/** What one payment paid of one line, as `transaction.shares` keeps it. */
export type StoredShare = { readonly item: number; readonly units: unknown };

function shareToJson({ key, units }: TenderShare): StoredShare {
  return { item: Number(key), units: runsToJson(units) };
}
