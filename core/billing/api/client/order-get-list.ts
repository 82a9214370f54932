import { defineMethod } from "#core/events/method.ts";
import { ownClientId } from "#core/identity/clients/own-client-id.ts";
import { pageOutput } from "#core/kernel/page.ts";
import { listOrders, ownOrderFilters } from "../../orders/list-orders.ts";
import { orderSchema } from "../../orders/order-schema.ts";

export const clientOrderGetList = defineMethod({
  name: "order_get_list",
  role: "client",
  summary: "The caller's orders, newest first.",
  reads: true,
  input: ownOrderFilters,
  output: pageOutput(orderSchema),
  handle: (scope, input) => listOrders(scope, { ...input, client_id: ownClientId(scope) }),
});
