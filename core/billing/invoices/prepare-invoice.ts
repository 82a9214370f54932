import { z } from "zod";
import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { findClient } from "#core/identity/clients/find-client.ts";
import { identityErrors } from "#core/identity/errors.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { addDays } from "#core/kernel/business-calendar.ts";
import { boundedText, flag, idNumber } from "#core/kernel/wire.ts";
import { defaultCurrency } from "../currencies/default-currency.ts";
import { requireCurrency } from "../currencies/require-currency.ts";
import { onAfterAdminInvoiceApprove, onBeforeAdminInvoiceApprove } from "../hooks.ts";
import { settleWhenCovered } from "../payments/settle-when-covered.ts";
import { tellApproved } from "./approve-invoice.ts";
import { noAttribution } from "./invoice-draft.ts";
import { issueInvoice } from "./issue-invoice.ts";
import { dueAtInput, dueAtOf, manualDocument, manualItemsInput } from "./manual-document.ts";

/** What staff write on an invoice of their own. */
export const prepareInput = z.strictObject({
  client_id: idNumber,
  items: manualItemsInput,
  notes: boundedText(2000).nullish(),
  due_at: dueAtInput.describe("When it is to be paid; the shop's days for paying without it"),
  approve: flag.prefault(false),
});

/** See {@link prepareInput}. */
export type PrepareRequest = z.output<typeof prepareInput>;

/**
 * Writes a manual invoice in the client's currency. It holds nothing and never expires; no coupon and no points work on it. With
 * `approve` the client sees it at once. Answers its id.
 * @throws AppError `client.not_found`, `client.erased`, `product.not_found`, `request.invalid` for a price or a date.
 */
export async function prepareInvoice(scope: Scope, request: PrepareRequest): Promise<number> {
  return scope.transaction(async (inner) => {
    const client = await findClient(inner, { id: request.client_id });
    if (client.erased_at !== null) throw identityErrors.error("client.erased");
    const currency = await requireCurrency(inner, client.currency ?? (await defaultCurrency(inner)));
    const { shop, now } = inner;
    const invoice = await issueInvoice(inner, {
      clientId: client.id,
      cartId: undefined,
      phase: "manual",
      approved: request.approve,
      currencyRateMillionths: currency.conversion_rate_millionths,
      ...(await manualDocument(inner, client, currency.code, request.items)),
      fragments: {},
      dueAt: request.due_at == null ? addDays(now, shop.invoiceDueDays, shop.timeZone) : dueAtOf(inner, request.due_at),
      holdUntil: undefined,
      attribution: noAttribution,
      notes: request.notes || undefined,
    });
    await recordActivity(inner, {
      action: "invoice.prepare",
      objectType: "invoice",
      objectId: invoice.id,
      message: "An invoice was prepared.",
    });
    if (request.approve) await showAtOnce(inner, { id: invoice.id, client_id: client.id });
    return invoice.id;
  });
}

/** Approved from the start: the same moments as approving later. */
async function showAtOnce(scope: Scope, { id, client_id }: { readonly id: number; readonly client_id: number }): Promise<void> {
  await fire(scope, onBeforeAdminInvoiceApprove, { id });
  await settleWhenCovered(scope, id);
  await tellApproved(scope, { id, client_id, phase: "manual" });
  await fire(scope, onAfterAdminInvoiceApprove, { id });
}
