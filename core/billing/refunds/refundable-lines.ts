import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { runsFromJson } from "#core/kernel/unit-runs.ts";
import type { InvoiceItemRow } from "../invoices/invoice-row.ts";
import type { TransactionRow } from "../payments/payment.ts";
import type { RefundableLine, RefundableShare } from "../pricing/refundable-line.ts";
import { billingTables } from "../tables.ts";

const sharesSchema = z.array(z.object({ item: z.int(), units: z.unknown() }));
const returnedSchema = z.array(z.object({ transaction: z.int(), amount: z.string().regex(/^\d+$/) }));

/** What a settled invoice can still give back: its lines with the stored shares of each payment, less what earlier refunds returned. */
export async function refundableLines(
  scope: Scope,
  invoiceId: number,
  items: readonly InvoiceItemRow[],
  payments: readonly TransactionRow[],
): Promise<readonly RefundableLine[]> {
  const returned = await returnedBefore(scope, invoiceId);
  return items.map((item) => ({
    key: String(item.id),
    quantity: item.quantity,
    refundedQuantity: item.refunded_quantity,
    shares: payments.flatMap((payment): RefundableShare[] => {
      const share = sharesSchema.parse(payment.shares).find((candidate) => candidate.item === item.id);
      if (share === undefined) return [];
      const refundedMinor = returned.get(`${item.id} ${payment.id}`) ?? 0n;
      return [{ tenderId: String(payment.id), units: runsFromJson(share.units), refundedMinor }];
    }),
  }));
}

/** What earlier credit notes returned of each line to each payment. */
async function returnedBefore(scope: Scope, invoiceId: number): Promise<ReadonlyMap<string, bigint>> {
  const rows = await billingTables(scope)
    .selectFrom("credit_note_line")
    .innerJoin("credit_note", "credit_note.id", "credit_note_line.credit_note_id")
    .select(["credit_note_line.invoice_item_id", "credit_note_line.tenders"])
    .where("credit_note.invoice_id", "=", invoiceId)
    .execute();
  const returned = new Map<string, bigint>();
  for (const row of rows) {
    for (const { transaction, amount } of returnedSchema.parse(row.tenders)) {
      const key = `${row.invoice_item_id} ${transaction}`;
      returned.set(key, (returned.get(key) ?? 0n) + BigInt(amount));
    }
  }
  return returned;
}
