import { z } from "zod";
import { defineJob } from "#core/events/job.ts";
import { foldFigures } from "../services/fold-figures.ts";

/** Each minute: folds what uses, refunds and tries have changed, so that lists need not add up everything that ever happened. */
export const foldFiguresJob = defineJob({
  name: "coupon.fold_figures",
  payload: z.strictObject({}),
  cron: "* * * * *",
  run: foldFigures,
});
