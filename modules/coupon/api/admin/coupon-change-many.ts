import { z } from "zod";
import { manyChangedSchema } from "#core/events/change-many.ts";
import { defineMethod } from "#core/events/method.ts";
import { idNumber, instantText } from "#core/kernel/wire.ts";
import { BULK_CHANGES, changeCoupons } from "../../services/change-coupons.ts";

export const adminCouponChangeMany = defineMethod({
  name: "coupon_change_many",
  role: "admin",
  permission: "coupon.manage",
  summary: "Makes one change to many coupons and says for each what became of it; `extend` gives all of them the end `end_at`.",
  input: z
    .strictObject({ ids: z.array(idNumber).min(1).max(500), change: z.enum(BULK_CHANGES), end_at: instantText.optional() })
    .refine(({ change, end_at }) => change !== "extend" || end_at !== undefined, { error: "Say until when.", path: ["end_at"] }),
  output: manyChangedSchema,
  handle: (scope, { ids, change, end_at }) => changeCoupons(scope, ids, { change, endAt: end_at }),
});
