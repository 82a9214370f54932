import { defineMethod } from "#core/events/method.ts";
import { pageOutput } from "#core/kernel/page.ts";
import { listOrders, orderFilters } from "../../orders/list-orders.ts";
import { orderSchema } from "../../orders/order-schema.ts";

export const adminOrderGetList = defineMethod({
  name: "order_get_list",
  role: "admin",
  permission: "order.view",
  summary: "Orders, newest first unless sorted otherwise.",
  reads: true,
  input: orderFilters,
  output: pageOutput(orderSchema),
  handle: (scope, input) => listOrders(scope, input),
});
