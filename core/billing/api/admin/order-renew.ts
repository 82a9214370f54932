import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { renewOrder } from "../../orders/renew-order.ts";

export const adminOrderRenew = defineMethod({
  name: "order_renew",
  role: "admin",
  permission: "order.manage",
  summary: "Issues the invoice for an order's next period, or answers the unpaid one there is; the result is its id.",
  input: z.strictObject({ id: idNumber }),
  output: z.int(),
  handle: (scope, { id }) => renewOrder(scope, id),
});
