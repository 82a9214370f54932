import { z } from "zod";
import { type CouponView, couponSchema } from "../services/coupon-view.ts";
import { discountType } from "./coupon-body.ts";

const renamedFields = {
  type: true,
  value: true,
  min_order_amount: true,
  maxuses: true,
  max_uses_per_user: true,
  max_discount_amount: true,
  start_at: true,
  end_at: true,
  active: true,
} as const;

/** A coupon as the REST API shows it. Null: no such limit. */
export const couponResource = couponSchema.omit(renamedFields).extend({
  discount_type: discountType,
  discount_value: z.number(),
  max_discount_amount: z.number().nullable(),
  minimum_order_value: z.number(),
  max_uses_total: z.int().nullable(),
  max_uses_per_user: z.int().nullable(),
  valid_from: z.string().nullable(),
  valid_until: z.string().nullable(),
  is_active: z.boolean(),
});

export type CouponResource = z.output<typeof couponResource>;

/** Whatever else the view holds, a list's figures for instance, comes along. */
export function resourceOf<View extends CouponView>(view: View): Omit<View, keyof typeof renamedFields> & CouponResource {
  const { type, value, min_order_amount, maxuses, max_uses_per_user, max_discount_amount, start_at, end_at, active, ...same } = view;
  return {
    ...same,
    discount_type: type === "absolute" ? "fixed_amount" : type,
    discount_value: value,
    max_discount_amount: max_discount_amount === 0 ? null : max_discount_amount,
    minimum_order_value: min_order_amount,
    max_uses_total: maxuses === 0 ? null : maxuses,
    max_uses_per_user: max_uses_per_user === 0 ? null : max_uses_per_user,
    valid_from: start_at,
    valid_until: end_at,
    is_active: active,
  };
}
