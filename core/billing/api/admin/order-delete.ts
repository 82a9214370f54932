import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { deleteOrder } from "../../orders/delete-order.ts";

export const adminOrderDelete = defineMethod({
  name: "order_delete",
  role: "admin",
  permission: "order.manage",
  summary: "Takes an order that does not run out of sight; one that waits for its setup is canceled first.",
  input: z.strictObject({ id: idNumber }),
  output: z.literal(true),
  handle: async (scope, { id }) => {
    await deleteOrder(scope, id);
    return true as const;
  },
});
