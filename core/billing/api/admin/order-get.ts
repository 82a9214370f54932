import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { findOrder } from "../../orders/find-order.ts";
import { presentStaffOrder, staffOrderSchema } from "../../orders/order-schema.ts";

export const adminOrderGet = defineMethod({
  name: "order_get",
  role: "admin",
  permission: "order.view",
  summary: "An order.",
  reads: true,
  input: z.strictObject({ id: idNumber }),
  output: staffOrderSchema,
  handle: async (scope, { id }) => presentStaffOrder(await findOrder(scope, { id })),
});
