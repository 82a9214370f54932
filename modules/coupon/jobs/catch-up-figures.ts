import { z } from "zod";
import { defineJob } from "#core/events/job.ts";
import { foldFigures } from "../services/fold-figures.ts";
import { markStaleUses } from "../services/refold-figures.ts";

/** While the module was off, refunds went on, and changed what coupons brought in. */
export const catchUpFiguresJob = defineJob({
  name: "coupon.catch_up_figures",
  payload: z.strictObject({}),
  onEnabling: true,
  run: async (scope) => {
    await markStaleUses(scope);
    await foldFigures(scope);
  },
});
