import type { OperationNodeSource } from "kysely";
import { jsonValue } from "#core/database/json-value.ts";
import { announce } from "#core/events/announce.ts";
import type { Scope } from "#core/events/scope.ts";
import { publicHash } from "#core/kernel/identifier.ts";
import { MAX_MINOR } from "#core/kernel/money.ts";
import { invoiceIssued } from "../notices.ts";
import { billingTables } from "../tables.ts";
import { adjustmentRow } from "./adjustment-rows.ts";
import { buyerOf } from "./buyer-of.ts";
import { type DrawnIds, drawIds } from "./draw-ids.ts";
import { invoiceErrors } from "./errors.ts";
import type { InvoiceDraft, IssuedInvoice } from "./invoice-draft.ts";
import { invoicePricingOf } from "./invoice-pricing.ts";
import { itemRows } from "./item-rows.ts";
import { writeTogether } from "./write-together.ts";

/** What a checkout already has when its invoice is written: ids, and rows that go into the same statement. */
export type IssueTogether = { readonly ids: DrawnIds; readonly writes: readonly OperationNodeSource[] };

/**
 * Writes an unpaid invoice with its lines and everything that was taken off them, in one statement. It takes no holds and fires no
 * hooks: the caller does, in the order of the lock lanes, and then asks `settleWhenCovered`.
 * @throws AppError `invoice.amount_too_large` when an amount would not fit the wire.
 */
export async function issueInvoice(scope: Scope, draft: InvoiceDraft, together?: IssueTogether): Promise<IssuedInvoice> {
  const { document } = draft;
  if (document.subtotalMinor + document.taxMinor > MAX_MINOR) throw invoiceErrors.error("invoice.amount_too_large");
  const ids = together?.ids ?? (await drawIds(scope, { items: document.lines.length, orders: 0 }));
  const itemIds = new Map(document.lines.map(({ key }, index) => [key, ids.itemIds[index] ?? 0]));
  const hash = publicHash();
  const place = { invoiceId: ids.invoiceId, itemIds, now: scope.now };
  const tables = billingTables(scope);
  const adjustments = document.adjustments
    .filter(({ amountMinor }) => amountMinor > 0n)
    .map((adjustment, position) => adjustmentRow(adjustment, { ...place, position }));
  await writeTogether(scope, [
    ...(together?.writes ?? []),
    tables.insertInto("invoice").values({ id: ids.invoiceId, hash, ...headOf(scope, draft) }),
    tables.insertInto("invoice_item").values(itemRows(draft, ids.invoiceId, itemIds, scope.now)),
    ...(adjustments.length === 0 ? [] : [tables.insertInto("invoice_adjustment").values(adjustments)]),
  ]);
  await announce(scope, invoiceIssued, { invoice_id: ids.invoiceId, client_id: draft.clientId, phase: draft.phase });
  return { id: ids.invoiceId, hash, itemIds };
}

function headOf({ now }: Scope, draft: InvoiceDraft) {
  const { document, fragments } = draft;
  const { input } = document;
  return {
    client_id: draft.clientId,
    cart_id: draft.cartId ?? null,
    status: "unpaid",
    phase: draft.phase,
    approved: draft.approved,
    currency: input.currency,
    currency_rate_millionths: draft.currencyRateMillionths,
    tax_inclusive: input.taxInclusive,
    tax_name: input.lines.some(({ taxRatePpm }) => taxRatePpm > 0n) ? (draft.taxName ?? null) : null,
    subtotal_minor: document.subtotalMinor,
    discount_minor: document.discountMinor,
    tax_minor: document.taxMinor,
    total_minor: document.totalMinor,
    points_used: BigInt(fragments.points?.used ?? 0),
    pricing: jsonValue(invoicePricingOf(input, fragments)),
    buyer: buyerOf(draft.clientId),
    notes: draft.notes ?? null,
    ...draft.attribution,
    due_at: draft.dueAt ?? null,
    hold_until: draft.holdUntil ?? null,
    created_at: now,
    updated_at: now,
  } as const;
}
