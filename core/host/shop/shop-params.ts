import { z } from "zod";
import { type Shop, shopSchema } from "#core/events/shop.ts";
import { isTimeZone } from "#core/kernel/business-calendar.ts";
import { boundedText, currencyCode, flag, wholeNumber } from "#core/kernel/wire.ts";

/** The shop's settings as they are named on the wire, each field with its name inside. */
export const shopFields = {
  company: "company",
  currency: "currency",
  timezone: "timeZone",
  country: "country",
  region: "region",
  tax_inclusive: "taxInclusive",
  percent_rounding: "percentRounding",
  tax_rounding: "taxRounding",
  tax_scope: "taxScope",
  invoice_due_days: "invoiceDueDays",
  hold_grace_days: "holdGraceDays",
  returns_use_on_full_refund: "returnsUseOnFullRefund",
  gift_card_may_pay_gift_card: "giftCardMayPayGiftCard",
  gift_card_sale_taxed: "giftCardSaleTaxed",
  refund_window_days: "refundWindowDays",
} as const satisfies Record<string, keyof Shop>;

export type ShopParam = keyof typeof shopFields;

const days = wholeNumber(0, 365);

/** What may be sent to change them; absent ones stay as they are. Forms send text, so flags and numbers are read from text too. */
export const shopParamsInput = z.strictObject({
  company: boundedText(200, 1).optional(),
  currency: currencyCode.optional(),
  timezone: z.string().max(64).refine(isTimeZone, { error: "Must be an IANA time zone such as Europe/Berlin." }).optional(),
  country: z
    .string()
    .regex(/^[A-Za-z]{2}$/, { error: "Must be a country code of two letters." })
    .toUpperCase()
    .optional(),
  region: z
    .string()
    .regex(/^[A-Za-z0-9-]{0,10}$/, { error: "Must be a region code such as by or CA." })
    .optional(),
  tax_inclusive: flag.optional(),
  percent_rounding: shopSchema.shape.percentRounding.unwrap().optional(),
  tax_rounding: shopSchema.shape.taxRounding.unwrap().optional(),
  tax_scope: shopSchema.shape.taxScope.unwrap().optional(),
  invoice_due_days: days.optional(),
  hold_grace_days: days.optional(),
  returns_use_on_full_refund: flag.optional(),
  gift_card_may_pay_gift_card: flag.optional(),
  gift_card_sale_taxed: flag.optional(),
  refund_window_days: days.optional(),
});

export type ShopParamsInput = z.output<typeof shopParamsInput>;

export const shopParamsOutput = z.object({
  company: z.string(),
  currency: z.string(),
  timezone: z.string(),
  country: z.string(),
  region: z.string(),
  tax_inclusive: z.boolean(),
  percent_rounding: z.enum(["half_away", "half_even"]),
  tax_rounding: z.enum(["half_away", "half_even"]),
  tax_scope: z.enum(["line", "invoice"]),
  invoice_due_days: z.int(),
  hold_grace_days: z.int(),
  returns_use_on_full_refund: z.boolean(),
  gift_card_may_pay_gift_card: z.boolean(),
  gift_card_sale_taxed: z.boolean(),
  refund_window_days: z.int(),
});

/** The shop's settings under their wire names. */
export function presentShop(shop: Shop): z.output<typeof shopParamsOutput> {
  return shopParamsOutput.parse(Object.fromEntries(Object.entries(shopFields).map(([param, field]) => [param, shop[field]])));
}
