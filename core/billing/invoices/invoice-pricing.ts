import { z } from "zod";
import type { PricingInput } from "../pricing/pricing-input.ts";
import type { CartFragments } from "../pricing-source.ts";

const minorText = z
  .string()
  .regex(/^\d+$/)
  .transform((text) => BigInt(text));

/** What `invoice.pricing` keeps: the policies the invoice was priced with, and what coupons and points gave it. */
const invoicePricingSchema = z.object({
  percent_rounding: z.enum(["half_away", "half_even"]),
  tax_rounding: z.enum(["half_away", "half_even"]),
  tax_scope: z.enum(["line", "invoice"]),
  coupons: z.array(z.object({ code: z.string().nullable(), title: z.string(), discount_minor: minorText })),
  points: z.object({ used: z.int(), discount_minor: minorText }).nullable(),
});

/** See {@link readInvoicePricing}. */
export type InvoicePricing = z.output<typeof invoicePricingSchema>;

/** The policies and gifts of a document, as they are kept with the invoice. */
export function invoicePricingOf(input: PricingInput, { coupons = [], points }: CartFragments): Record<string, unknown> {
  return {
    percent_rounding: input.percentRounding,
    tax_rounding: input.taxRounding,
    tax_scope: input.taxScope,
    coupons: coupons.map(({ code, title, discountMinor }) => ({ code: code ?? null, title, discount_minor: String(discountMinor) })),
    points: points === undefined ? null : { used: points.used, discount_minor: String(points.discountMinor) },
  } satisfies z.input<typeof invoicePricingSchema>;
}

/** Reads what {@link invoicePricingOf} wrote; anything else in the column is corruption and throws. */
export function readInvoicePricing(json: unknown): InvoicePricing {
  return invoicePricingSchema.parse(json);
}
