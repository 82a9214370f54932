import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { flag, idNumber } from "#core/kernel/wire.ts";
import { completeOrder } from "../../orders/complete-order.ts";
import { findOrder } from "../../orders/find-order.ts";
import { orderSchema, presentOrder } from "../../orders/order-schema.ts";

export const adminOrderComplete = defineMethod({
  name: "order_complete",
  role: "admin",
  permission: "order.manage",
  summary: "Marks an active order as done; a booking also with whether the client came.",
  input: z.strictObject({ id: idNumber, attended: flag.optional() }),
  output: orderSchema,
  handle: async (scope, { id, attended }) => {
    await completeOrder(scope, id, attended);
    return presentOrder(await findOrder(scope, { id }));
  },
});
