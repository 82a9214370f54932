import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { findOrder } from "../../orders/find-order.ts";
import { orderSchema, presentOrder } from "../../orders/order-schema.ts";
import { unsuspendOrder } from "../../orders/unsuspend-order.ts";

export const adminOrderUnsuspend = defineMethod({
  name: "order_unsuspend",
  role: "admin",
  permission: "order.manage",
  summary: "Makes a suspended order active again.",
  input: z.strictObject({ id: idNumber }),
  output: orderSchema,
  handle: async (scope, { id }) => {
    await unsuspendOrder(scope, id);
    return presentOrder(await findOrder(scope, { id }));
  },
});
