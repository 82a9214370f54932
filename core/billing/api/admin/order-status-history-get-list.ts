import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { orderHistory, orderHistorySchema } from "../../orders/order-history.ts";

export const adminOrderStatusHistoryGetList = defineMethod({
  name: "order_status_history_get_list",
  role: "admin",
  permission: "order.view",
  summary: "The states an order has been in, oldest first.",
  reads: true,
  input: z.strictObject({ id: idNumber }),
  output: orderHistorySchema,
  handle: (scope, { id }) => orderHistory(scope, id),
});
