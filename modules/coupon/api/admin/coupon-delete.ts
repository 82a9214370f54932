import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { deleteCoupon } from "../../services/delete-coupon.ts";

export const adminCouponDelete = defineMethod({
  name: "coupon_delete",
  role: "admin",
  permission: "coupon.manage",
  summary: "Deletes a coupon; its codes are free again, its history stays, and it can be restored.",
  input: z.strictObject({ id: idNumber }),
  output: z.literal(true),
  handle: async (scope, { id }) => {
    await deleteCoupon(scope, id);
    return true as const;
  },
});
