import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { boundedText, idNumber } from "#core/kernel/wire.ts";
import { findOrder } from "../../orders/find-order.ts";
import { orderSchema, presentOrder } from "../../orders/order-schema.ts";
import { suspendOrder } from "../../orders/suspend-order.ts";

export const adminOrderSuspend = defineMethod({
  name: "order_suspend",
  role: "admin",
  permission: "order.manage",
  summary: "Suspends an active order.",
  input: z.strictObject({ id: idNumber, reason: boundedText(500, 1).optional() }),
  output: orderSchema,
  handle: async (scope, { id, reason }) => {
    await suspendOrder(scope, id, reason);
    return presentOrder(await findOrder(scope, { id }));
  },
});
