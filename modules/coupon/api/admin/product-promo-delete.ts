import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { deleteUnusedCoupon } from "../../services/delete-coupon.ts";

export const adminProductPromoDelete = defineMethod({
  name: "product_promo_delete",
  role: "admin",
  permission: "coupon.manage",
  summary: "Deletes a coupon that was never used.",
  input: z.strictObject({ id: idNumber }),
  output: z.literal(true),
  handle: async (scope, { id }) => {
    await deleteUnusedCoupon(scope, id);
    return true as const;
  },
});
