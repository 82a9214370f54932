import { z } from "zod";
import { defineJob } from "#core/events/job.ts";
import { expireCarts } from "./expire-carts.ts";

/** Clears away guest carts nobody came back for, every night. */
export const expireCartsJob = defineJob({
  name: "cart_expire",
  payload: z.strictObject({}),
  cron: "17 3 * * *",
  async run(scope) {
    while ((await expireCarts(scope)) > 0);
  },
});
