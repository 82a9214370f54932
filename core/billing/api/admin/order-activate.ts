import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { activateOrder } from "../../orders/activate-order.ts";
import { findOrder } from "../../orders/find-order.ts";
import { orderSchema, presentOrder } from "../../orders/order-schema.ts";

export const adminOrderActivate = defineMethod({
  name: "order_activate",
  role: "admin",
  permission: "order.manage",
  summary: "Activates an order that waits for its setup.",
  input: z.strictObject({ id: idNumber }),
  output: orderSchema,
  handle: async (scope, { id }) => {
    await activateOrder(scope, id);
    return presentOrder(await findOrder(scope, { id }));
  },
});
