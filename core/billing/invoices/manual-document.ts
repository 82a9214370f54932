import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { parseInstant } from "#core/kernel/business-calendar.ts";
import { wireMoney } from "#core/kernel/money.ts";
import { periodSchema } from "#core/kernel/period.ts";
import { boundedText, flag, idNumber, instantText, quantity } from "#core/kernel/wire.ts";
import type { Adjuster } from "../pricing/adjuster.ts";
import { priceDocument } from "../pricing/price-document.ts";
import type { PricedDocument } from "../pricing/priced-document.ts";
import { taxRuleFor } from "../taxes/tax-rule-for.ts";
import type { DraftLine } from "./invoice-draft.ts";
import { manualLines } from "./manual-lines.ts";

/** The lines of an invoice that staff write. Prices are net in a tax-exclusive shop, gross in a tax-inclusive one. */
export const manualItemsInput = z
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
  .max(500);

/** When it is to be paid: a date means the end of that day in the shop's zone. */
export const dueAtInput = instantText.nullish();

export type ManualItems = z.output<typeof manualItemsInput>;

type Buyer = { readonly country: string | null; readonly state: string | null; readonly tax_exempt: boolean };

/** What the lines come to for a buyer, by the tax rules of today. */
export type ManualDocument = {
  readonly document: PricedDocument;
  readonly taxName: string | undefined;
  readonly lines: ReadonlyMap<string, DraftLine>;
};

/** Prices the lines of a manual invoice. Throws `product.not_found`, `request.invalid` for a price. */
export async function manualDocument(
  scope: Scope,
  buyer: Buyer,
  currency: string,
  items: ManualItems,
  adjusters: readonly Adjuster[] = [],
): Promise<ManualDocument> {
  const taxRule = await taxRuleFor(scope, { country: buyer.country, state: buyer.state, taxExempt: buyer.tax_exempt });
  const { taxInclusive, percentRounding, taxRounding, taxScope } = scope.shop;
  const lines = await manualLines(scope, items, currency, taxRule?.ratePpm ?? 0n);
  return {
    document: priceDocument({ currency, taxInclusive, percentRounding, taxRounding, taxScope, lines }, adjusters),
    taxName: taxRule?.name,
    lines: new Map(items.map(({ title }, index) => [String(index), { title, orderId: undefined }])),
  };
}

/** The instant of {@link dueAtInput}. Throws `request.invalid`. */
export function dueAtOf({ shop }: Scope, text: string): Date {
  const instant = parseInstant(text, shop.timeZone, "end");
  if (instant === undefined) throw invalidRequest({ due_at: "Must be a date or an instant." });
  return instant;
}
