import { z } from "zod";
import { wireMoney } from "#core/kernel/money.ts";
import { periodSchema } from "#core/kernel/period.ts";
import { boundedText, currencyCode, flag, idNumber, instantText, quantity, wholeNumber } from "#core/kernel/wire.ts";
import { COUPON_CODE, normaliseCouponCode } from "../code-text.ts";

/** A code as it is typed; it comes out normalised. */
export const couponCode = z
  .string()
  .max(64)
  .overwrite(normaliseCouponCode)
  .regex(COUPON_CODE, { error: "Must be 3 to 20 letters, digits, hyphens or underscores." });

/** How a code is made up when none is given. */
export const codeGeneration = z.strictObject({
  prefix: z
    .string()
    .max(20)
    .overwrite(normaliseCouponCode)
    .regex(/^[A-Z0-9_-]*$/)
    .optional(),
  include_year: flag.optional(),
  include_month: flag.optional(),
  random_suffix: flag.optional(),
  length: wholeNumber(3, 20).optional(),
});

/** Forms send an empty text for what was left empty; null and an empty text both mean "none". */
function optional<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (value === "" ? null : value), schema.nullable()).optional();
}

const name = boundedText(100);
const ids = z.array(idNumber).max(1_000);

const otherAmounts = z.strictObject({
  value: wireMoney.optional(),
  min_order_amount: wireMoney.optional(),
  max_discount_amount: wireMoney.optional(),
  gift_card_value: wireMoney.optional(),
});

/** All that can be said about a coupon. What is left out or null takes its default; an absent field of an update stays as it is. */
export const couponFields = {
  code: optional(couponCode),
  internal_name: optional(boundedText(100, 3)),
  description: optional(
    z.union([
      boundedText(1_000),
      z.strictObject({ en: boundedText(1_000).nullable().optional(), de: boundedText(1_000).nullable().optional() }),
    ]),
  ),
  value: optional(wireMoney),
  maxuses: optional(wholeNumber(0, 2_147_483_647)),
  max_uses_per_user: optional(wholeNumber(0, 10)),
  once_per_client: flag.optional(),
  freesetup: flag.optional(),
  recurring: z.union([flag, z.strictObject({ cycles: wholeNumber(1, 1_200).nullable() })]).optional(),
  active: flag.optional(),
  start_at: optional(instantText),
  end_at: optional(instantText),
  products: optional(ids),
  periods: optional(z.array(periodSchema).max(8)),
  client_groups: optional(ids),
  min_order_amount: optional(wireMoney),
  max_discount_amount: optional(wireMoney),
  bundle_required: optional(
    z.union([flag, z.array(z.union([idNumber, z.strictObject({ id: idNumber, quantity: quantity.prefault(1) })])).max(100)]),
  ),
  gift_card_value: optional(wireMoney),
  loyalty_points_required: optional(wholeNumber(0, 2_147_483_647)),
  loyalty_points_mode: z.enum(["price", "threshold"]).optional(),
  valid_on_weekends: flag.optional(),
  valid_on_holidays: flag.optional(),
  apply_to_addons: flag.optional(),
  stackable: flag.optional(),
  priority: optional(wholeNumber(-1_000_000, 1_000_000)),
  group: optional(name),
  class: optional(name),
  excludes_classes: optional(z.array(boundedText(100, 1)).max(100)),
  base: z.enum(["remaining", "original"]).optional(),
  min_order_base: z.enum(["list", "after_line"]).optional(),
  amounts: optional(z.record(currencyCode, otherAmounts)),
  applicable_to: z.enum(["all", "book_a_meeting", "30_for_30", "specific_consultants", "first_time_users"]).optional(),
  consultant_restrictions: optional(ids),
  service_type_restrictions: optional(z.array(boundedText(64, 1)).max(100)),
  campaign_source: optional(name),
  utm_source: optional(name),
  utm_medium: optional(name),
  utm_campaign: optional(name),
  notes: optional(boundedText(5_000)),
  automatic: flag.optional(),
  listed: flag.optional(),
  budget: optional(wireMoney),
  marketing_cost: optional(wireMoney),
  conditions: optional(z.record(z.string(), z.unknown())).describe(
    "{all: […]}, {any: […]}, {not: …} or {rule, args}; at most 8 deep and 100 nodes",
  ),
};

export const couponType = z.enum(["percentage", "absolute", "free_session"]);

/** A new coupon, as `coupon_create_advanced` and everything that creates coupons take it. */
export const couponInput = z.strictObject({ type: couponType, ...couponFields, generate: optional(codeGeneration) });

/** What may be changed of a coupon. With `version` the change is refused when somebody else was faster. */
export const couponChanges = z.strictObject({
  id: idNumber,
  type: couponType.optional(),
  ...couponFields,
  version: wholeNumber(1, 2_147_483_647).optional(),
});

export type CouponInput = z.output<typeof couponInput>;
export type CouponDraft = Omit<CouponInput, "generate">;
