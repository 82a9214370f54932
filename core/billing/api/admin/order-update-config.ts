import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { configFrom, configInput } from "../../carts/add-item-input.ts";
import { findOrder } from "../../orders/find-order.ts";
import { presentStaffOrder, staffOrderSchema } from "../../orders/order-schema.ts";
import { updateOrderConfig } from "../../orders/update-order-config.ts";

export const adminOrderUpdateConfig = defineMethod({
  name: "order_update_config",
  role: "admin",
  permission: "order.manage",
  summary: "Replaces what an order was ordered with: consultant and time, or the recipient of a gift card.",
  input: z.strictObject({ id: idNumber, config: configInput }),
  output: staffOrderSchema,
  handle: async (scope, { id, config }) => {
    await updateOrderConfig(scope, id, configFrom(scope, config));
    return presentStaffOrder(await findOrder(scope, { id }));
  },
});
