import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { boundedText, idNumber } from "#core/kernel/wire.ts";
import { cancelOrder } from "../../orders/cancel-order.ts";
import { findOrder } from "../../orders/find-order.ts";
import { orderSchema, presentOrder } from "../../orders/order-schema.ts";

export const adminOrderCancel = defineMethod({
  name: "order_cancel",
  role: "admin",
  permission: "order.manage",
  summary: "Cancels an order and its add-ons; an unpaid invoice for nothing else is cancelled with it.",
  input: z.strictObject({ id: idNumber, reason: boundedText(500, 1).optional() }),
  output: orderSchema,
  handle: async (scope, { id, reason }) => {
    await cancelOrder(scope, id, reason);
    return presentOrder(await findOrder(scope, { id }));
  },
});
