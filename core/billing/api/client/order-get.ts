import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { ownClientId } from "#core/identity/clients/own-client-id.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { findOrder } from "../../orders/find-order.ts";
import { orderSchema, presentOrder } from "../../orders/order-schema.ts";

export const clientOrderGet = defineMethod({
  name: "order_get",
  role: "client",
  summary: "One of the caller's orders.",
  reads: true,
  input: z.strictObject({ id: idNumber }),
  output: orderSchema,
  handle: async (scope, { id }) => presentOrder(await findOrder(scope, { id, clientId: ownClientId(scope) })),
});
