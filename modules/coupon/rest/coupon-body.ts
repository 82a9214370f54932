import { z } from "zod";
import { wireMoney } from "#core/kernel/money.ts";
import { flag, instantText, wholeNumber } from "#core/kernel/wire.ts";
import { codeGeneration, couponCode, couponFields } from "../api/coupon-input.ts";

/** What the forms of the administration call the fields of a coupon, where the API's methods have other names. */
export const restNames = {
  type: "discount_type",
  value: "discount_value",
  min_order_amount: "minimum_order_value",
  maxuses: "max_uses_total",
  start_at: "valid_from",
  end_at: "valid_until",
  active: "is_active",
} as const;

export const discountType = z.enum(["percentage", "fixed_amount", "free_session"]);

const {
  code: _code,
  value: _value,
  min_order_amount: _minimum,
  maxuses: _maxuses,
  start_at: _start,
  end_at: _end,
  active: _active,
  ...kept
} = couponFields;

const fields = {
  ...kept,
  discount_value: wireMoney.optional(),
  minimum_order_value: wireMoney.nullable().optional(),
  max_uses_total: wholeNumber(1, 2_147_483_647).nullable().optional().describe("How often in all; null for unlimited"),
  max_uses_per_user: wholeNumber(1, 10).nullable().optional(),
  valid_from: instantText.nullable().optional(),
  valid_until: instantText.nullable().optional().describe("A date is good to the end of its day; null for no end"),
  is_active: flag.optional(),
};

/** A new coupon as the form of the administration sends it. Without a code one is made up as `generate` says. */
export const newCouponBody = z.strictObject({
  code: couponCode.nullable().optional(),
  generate: codeGeneration.optional(),
  discount_type: discountType,
  ...fields,
});

/** What may be changed of a coupon; what is left out stays. With `version` the change is refused when somebody else was faster. */
export const couponChangesBody = z.strictObject({
  code: couponCode.nullable().optional(),
  discount_type: discountType.optional(),
  ...fields,
  version: wholeNumber(1, 2_147_483_647).optional(),
});

type Body = z.output<typeof newCouponBody> | z.output<typeof couponChangesBody>;

/** The same under the names of the API's methods. */
export function couponOfBody(body: Body): Record<string, unknown> {
  const { discount_type, discount_value, minimum_order_value, max_uses_total, valid_from, valid_until, is_active, ...same } = body;
  const renamed = {
    type: discount_type === undefined ? undefined : methodType(discount_type),
    value: discount_value,
    min_order_amount: minimum_order_value,
    maxuses: max_uses_total,
    start_at: valid_from,
    end_at: valid_until,
    active: is_active,
  };
  return Object.fromEntries(Object.entries({ ...same, ...renamed }).filter(([, value]) => value !== undefined));
}

/** An absolute discount is a fixed amount here. */
export function methodType(type: z.output<typeof discountType>): "percentage" | "absolute" | "free_session" {
  return type === "fixed_amount" ? "absolute" : type;
}
