import { z } from "zod";
import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { findClient } from "#core/identity/clients/find-client.ts";
import { identityErrors } from "#core/identity/errors.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { addDays } from "#core/kernel/business-calendar.ts";
import { wireMoney } from "#core/kernel/money.ts";
import { periodSchema } from "#core/kernel/period.ts";
import { boundedText, flag, idNumber, quantity } from "#core/kernel/wire.ts";
import { defaultCurrency } from "../currencies/default-currency.ts";
import { requireCurrency } from "../currencies/require-currency.ts";
import { onAfterAdminInvoiceApprove, onBeforeAdminInvoiceApprove } from "../hooks.ts";
import { settleWhenCovered } from "../payments/settle-when-covered.ts";
import { priceDocument } from "../pricing/price-document.ts";
import { taxRuleFor } from "../taxes/tax-rule-for.ts";
import { noAttribution } from "./invoice-draft.ts";
import { issueInvoice } from "./issue-invoice.ts";
import { manualLines } from "./manual-lines.ts";

/** What staff write on an invoice of their own. Prices are net in a tax-exclusive shop, gross in a tax-inclusive one. */
export const prepareInput = z.strictObject({
  client_id: idNumber,
  items: z
    .array(
      z.strictObject({
        title: boundedText(500, 1),
        price: wireMoney,
        quantity: quantity.prefault(1),
        period: periodSchema.nullish(),
        taxed: flag.optional().describe("Defaults to what the product says, without a product to false"),
        product_id: idNumber.optional(),
      }),
    )
    .min(1)
    .max(500),
  notes: boundedText(2000).optional(),
  approve: flag.prefault(false),
});

/** See {@link prepareInput}. */
export type PrepareRequest = z.output<typeof prepareInput>;

/**
 * Writes a manual invoice in the client's currency. It holds nothing and never expires; no coupon and no points work on it. With
 * `approve` the client sees it at once. Answers its id.
 * @throws AppError `client.not_found`, `client.erased`, `product.not_found`, `request.invalid` for a price.
 */
export async function prepareInvoice(scope: Scope, request: PrepareRequest): Promise<number> {
  return scope.transaction(async (inner) => {
    const client = await findClient(inner, { id: request.client_id });
    if (client.erased_at !== null) throw identityErrors.error("client.erased");
    const currency = await requireCurrency(inner, client.currency ?? (await defaultCurrency(inner)));
    const taxRule = await taxRuleFor(inner, { country: client.country, state: client.state, taxExempt: client.tax_exempt });
    const { shop, now } = inner;
    const lines = await manualLines(inner, request.items, currency.code, taxRule?.ratePpm ?? 0n);
    const { taxInclusive, percentRounding, taxRounding, taxScope } = shop;
    const input = { currency: currency.code, taxInclusive, percentRounding, taxRounding, taxScope, lines };
    const invoice = await issueInvoice(inner, {
      clientId: client.id,
      cartId: undefined,
      phase: "manual",
      approved: request.approve,
      currencyRateMillionths: currency.conversion_rate_millionths,
      taxName: taxRule?.name,
      document: priceDocument(input, []),
      fragments: {},
      lines: new Map(request.items.map(({ title }, index) => [String(index), { title, orderId: undefined }])),
      dueAt: addDays(now, shop.invoiceDueDays, shop.timeZone),
      holdUntil: undefined,
      attribution: noAttribution,
      notes: request.notes,
    });
    await recordActivity(inner, {
      action: "invoice.prepare",
      objectType: "invoice",
      objectId: invoice.id,
      message: "An invoice was prepared.",
    });
    if (request.approve) await showAtOnce(inner, invoice.id);
    return invoice.id;
  });
}

/** Approved from the start: the same moments as approving later. */
async function showAtOnce(scope: Scope, id: number): Promise<void> {
  await fire(scope, onBeforeAdminInvoiceApprove, { id });
  await settleWhenCovered(scope, id);
  await fire(scope, onAfterAdminInvoiceApprove, { id });
}
