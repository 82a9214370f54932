import { z } from "zod";
import { type CouponTerms, termsSchema } from "./terms.ts";

/** Terms as plain JSON, for a row of `promo_version`. */
export function termsToJson(terms: CouponTerms): Record<string, unknown> {
  return z.encode(termsSchema, terms);
}

/** The terms a row of `promo_version` holds. */
export function termsFromJson(json: unknown): CouponTerms {
  return termsSchema.parse(json);
}
