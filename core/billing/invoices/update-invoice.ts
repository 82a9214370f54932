import { z } from "zod";
import { jsonValue } from "#core/database/json-value.ts";
import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { findClient } from "#core/identity/clients/find-client.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { MAX_MINOR, minorToWire } from "#core/kernel/money.ts";
import { boundedText, idNumber } from "#core/kernel/wire.ts";
import { onAfterAdminInvoiceUpdate, onBeforeAdminInvoiceUpdate } from "../hooks.ts";
import type { Adjuster } from "../pricing/adjuster.ts";
import { takeAmount } from "../pricing/take-amount.ts";
import { billingTables } from "../tables.ts";
import { adjustmentRow } from "./adjustment-rows.ts";
import { buyerOf } from "./buyer-of.ts";
import { drawItemIds } from "./draw-ids.ts";
import { invoiceErrors } from "./errors.ts";
import { invoicePricingOf } from "./invoice-pricing.ts";
import type { InvoiceRow } from "./invoice-row.ts";
import { itemRows } from "./item-rows.ts";
import { lockInvoice } from "./lock-invoice.ts";
import { dueAtInput, dueAtOf, type ManualItems, manualDocument, manualItemsInput } from "./manual-document.ts";

/** What staff may change of an invoice they have prepared; what is left out stays as it is. */
export const updateInvoiceInput = z.strictObject({
  id: idNumber,
  items: manualItemsInput.optional().describe("All lines, in place of those there were"),
  notes: boundedText(2000).nullish(),
  due_at: dueAtInput,
  updated_at: z.iso
    .datetime({ offset: true })
    .optional()
    .describe("As the invoice said it when it was read: refused when somebody has changed it since"),
});

/** See {@link updateInvoiceInput}. */
export type InvoiceUpdate = z.output<typeof updateInvoiceInput>;

/**
 * Changes a prepared invoice. New lines are taxed by the rules of today and written to the client as it is called now; amounts that
 * were taken off before are taken off again, as far as there is something left to take them off.
 * @throws AppError `invoice.not_found`, `invoice.not_editable`, `invoice.version_conflict`, the refusals of `prepareInvoice`.
 */
export async function updateInvoice(scope: Scope, { id, items, notes, due_at: dueAt, updated_at: read }: InvoiceUpdate): Promise<void> {
  await scope.transaction(async (inner) => {
    const invoice = await lockInvoice(inner, { id });
    if (!isEditable(invoice)) throw invoiceErrors.error("invoice.not_editable");
    if (read !== undefined && Date.parse(read) !== invoice.updated_at.getTime()) {
      throw invoiceErrors.error("invoice.version_conflict", { updated_at: invoice.updated_at.toISOString() });
    }
    await fire(inner, onBeforeAdminInvoiceUpdate, { id });
    const figures = items === undefined ? undefined : await writeLines(inner, invoice, items);
    const told = {
      ...(notes === undefined ? {} : { notes: notes || null }),
      ...(dueAt == null ? {} : { due_at: dueAtOf(inner, dueAt) }),
    };
    await billingTables(inner)
      .updateTable("invoice")
      .set({ ...figures, ...told, updated_at: laterThan(invoice.updated_at, inner.now) })
      .where("id", "=", id)
      .execute();
    await recordActivity(inner, {
      action: "invoice.update",
      objectType: "invoice",
      objectId: id,
      message: "A prepared invoice was changed.",
      changes: {
        fields: [...(items === undefined ? [] : ["items"]), ...Object.keys(told)],
        ...(figures === undefined ? {} : { total: minorToWire(figures.total_minor, invoice.currency) }),
      },
    });
    await fire(inner, onAfterAdminInvoiceUpdate, { id });
  });
}

/** Only what staff wrote and its client has neither seen nor paid. */
export function isEditable(invoice: Pick<InvoiceRow, "phase" | "status" | "approved" | "paid_minor" | "held_minor">): boolean {
  return invoice.phase === "manual" && invoice.status === "unpaid" && !invoice.approved && invoice.paid_minor + invoice.held_minor === 0n;
}

/** Every change has a moment of its own, by which two editors are told apart, whatever the clock does. */
function laterThan(before: Date, now: Date): Date {
  return new Date(Math.max(now.getTime(), before.getTime() + 1));
}

/** Puts the lines in place of those there were, and answers what they come to. */
async function writeLines(scope: Scope, invoice: InvoiceRow, items: ManualItems) {
  const tables = billingTables(scope);
  const taken = await tables
    .selectFrom("invoice_adjustment")
    .select(["amount_minor", "title"])
    .where("invoice_id", "=", invoice.id)
    .orderBy("position")
    .execute();
  const client = await findClient(scope, { id: invoice.client_id });
  const draft = await manualDocument(scope, client, invoice.currency, items, taken.map(takenAgain));
  const { document } = draft;
  if (document.subtotalMinor + document.taxMinor > MAX_MINOR) throw invoiceErrors.error("invoice.amount_too_large");
  await tables.deleteFrom("invoice_adjustment").where("invoice_id", "=", invoice.id).execute();
  await tables.deleteFrom("invoice_item").where("invoice_id", "=", invoice.id).execute();
  const ids = await drawItemIds(scope, document.lines.length);
  const itemIds = new Map(document.lines.map(({ key }, index) => [key, ids[index] ?? 0]));
  await tables
    .insertInto("invoice_item")
    .values(itemRows(draft, invoice.id, itemIds, scope.now))
    .execute();
  const place = { invoiceId: invoice.id, itemIds, now: scope.now };
  const rows = document.adjustments
    .filter(({ amountMinor }) => amountMinor > 0n)
    .map((adjustment, position) =>
      adjustmentRow({ ...adjustment, lane: "manual" }, { ...place, position, reason: adjustment.source.title }),
    );
  if (rows.length > 0) await tables.insertInto("invoice_adjustment").values(rows).execute();
  return {
    subtotal_minor: document.subtotalMinor,
    discount_minor: document.discountMinor,
    tax_minor: document.taxMinor,
    total_minor: document.totalMinor,
    tax_inclusive: scope.shop.taxInclusive,
    tax_name: document.input.lines.some(({ taxRatePpm }) => taxRatePpm > 0n) ? (draft.taxName ?? null) : null,
    pricing: jsonValue(invoicePricingOf(document.input, {})),
    buyer: buyerOf(invoice.client_id),
  };
}

/** An amount that staff took off, as an adjuster that wants the same of the new lines. */
function takenAgain(
  { amount_minor: amountMinor, title }: { readonly amount_minor: bigint; readonly title: string },
  index: number,
): Adjuster {
  return {
    source: { kind: "manual", ref: String(index), title },
    lane: "points",
    priority: index,
    id: index,
    take: (state) => takeAmount(state, undefined, amountMinor),
  };
}
