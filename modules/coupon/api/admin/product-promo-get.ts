import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { couponMissing } from "../../errors.ts";
import { promoSchema, promoViews } from "../../foss/promo-view.ts";
import { usageStats, usageStatsSchema } from "../../foss/usage-stats.ts";
import { findCoupon } from "../../services/find-coupon.ts";

export const adminProductPromoGet = defineMethod({
  name: "product_promo_get",
  role: "admin",
  permission: "coupon.view",
  summary: "A coupon under FOSSBilling's name, with its figures.",
  reads: true,
  input: z.strictObject({ id: idNumber }),
  output: promoSchema.extend({ usage_stats: usageStatsSchema }),
  handle: async (scope, input) => {
    const row = await findCoupon(scope, input);
    const [view] = await promoViews(scope, [row]);
    if (view === undefined) throw couponMissing();
    return { ...view, usage_stats: await usageStats(scope, row) };
  },
});
