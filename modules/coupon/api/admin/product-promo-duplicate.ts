import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { duplicateCoupon } from "../../services/duplicate-coupon.ts";

export const adminProductPromoDuplicate = defineMethod({
  name: "product_promo_duplicate",
  role: "admin",
  permission: "coupon.manage",
  summary: "Copies a coupon under the code X-COPY, unused and inactive; answers the id of the copy.",
  input: z.strictObject({ id: idNumber }),
  output: z.int(),
  handle: async (scope, { id }) => (await duplicateCoupon(scope, id)).id,
});
