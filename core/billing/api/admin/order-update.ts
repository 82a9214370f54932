import { defineMethod } from "#core/events/method.ts";
import { findOrder } from "../../orders/find-order.ts";
import { presentStaffOrder, staffOrderSchema } from "../../orders/order-schema.ts";
import { updateOrder, updateOrderInput } from "../../orders/update-order.ts";

export const adminOrderUpdate = defineMethod({
  name: "order_update",
  role: "admin",
  permission: "order.manage",
  summary: "Changes an order's title, price, end or notes.",
  input: updateOrderInput,
  output: staffOrderSchema,
  handle: async (scope, input) => {
    await updateOrder(scope, input);
    return presentStaffOrder(await findOrder(scope, { id: input.id }));
  },
});
