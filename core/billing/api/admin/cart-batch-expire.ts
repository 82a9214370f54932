import { z } from "zod";
import { expireCarts } from "#core/billing/carts/expire-carts.ts";
import { defineMethod } from "#core/events/method.ts";

export const cartBatchExpire = defineMethod({
  name: "cart_batch_expire",
  role: "admin",
  permission: "cart.manage",
  summary: "Deletes guest carts that nobody has touched for 30 days",
  input: z.strictObject({}),
  output: z.boolean(),
  async handle(scope) {
    await expireCarts(scope);
    return true;
  },
});
