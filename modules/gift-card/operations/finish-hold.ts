import { lockInvoice } from "#core/billing/invoices/lock-invoice.ts";
import { holdPayment } from "#core/billing/payments/hold-payment.ts";
import { payableBy } from "#core/billing/payments/payable-by.ts";
import { settleWhenCovered } from "#core/billing/payments/settle-when-covered.ts";
import type { Scope } from "#core/events/scope.ts";
import { giftCardTables } from "../tables.ts";
import type { LinkRow, OperationRow } from "./operation-row.ts";
import { queueOperation } from "./queue-operation.ts";

/**
 * A third party holds money for an invoice: it becomes a held payment, captured when the invoice is settled. When the invoice takes it no
 * longer (paid otherwise meanwhile, or cancelled), the hold is given back.
 */
export async function finishHold(scope: Scope, operation: OperationRow, link: LinkRow, holdRef: string): Promise<void> {
  const { invoice_id: invoiceId, amount_minor: amountMinor, currency } = operation;
  if (invoiceId === null || amountMinor === null || currency === null) throw new TypeError("A hold has an invoice and an amount.");
  const { provider } = operation;
  if (!(await takes(scope, invoiceId, amountMinor))) {
    const idempotencyKey = `${operation.idempotency_key}:release`;
    await queueOperation(scope, { provider, kind: "release", idempotencyKey, linkId: link.id, invoiceId, amountMinor, currency, holdRef });
    return;
  }
  const draft = { type: "gift_card", instrumentRef: `link:${link.id}`, amountMinor, reference: link.last4 ?? undefined };
  const payment = await holdPayment(scope, invoiceId, draft);
  const { now } = scope;
  const held = { state: "held", amount_minor: amountMinor, hold_ref: holdRef, created_at: now, updated_at: now } as const;
  await giftCardTables(scope)
    .insertInto("gift_card_redemption")
    .values({ provider, gift_card_link_id: link.id, invoice_id: invoiceId, transaction_id: payment.id, ...held })
    .execute();
  await settleWhenCovered(scope, invoiceId);
}

async function takes(scope: Scope, invoiceId: number, amountMinor: bigint): Promise<boolean> {
  const { deleted_at: deletedAt } = await giftCardTables(scope)
    .selectFrom("invoice")
    .select("deleted_at")
    .where("id", "=", invoiceId)
    .executeTakeFirstOrThrow();
  if (deletedAt !== null) return false;
  const invoice = await lockInvoice(scope, { id: invoiceId });
  return invoice.status === "unpaid" && (await payableBy(scope, invoiceId, "gift_card")) >= amountMinor;
}
