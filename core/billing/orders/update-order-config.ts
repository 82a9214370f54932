import { jsonValue } from "#core/database/json-value.ts";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import type { CartConfig } from "../carts/cart-config.ts";
import { checkConfig } from "../carts/check-config.ts";
import { billingTables } from "../tables.ts";
import { lockOrder } from "./find-order.ts";

/**
 * Puts what the buyer said about an order right: when a session is and with whom, or whom a gift card goes to. A card that has been
 * sent is not sent again. Throws `order.not_found`, `cart.consultant_invalid`, `request.invalid` for what does not apply to the product.
 */
export async function updateOrderConfig(scope: Scope, id: number, config: CartConfig): Promise<void> {
  await scope.transaction(async (inner) => {
    const order = await lockOrder(inner, id);
    await checkConfig(inner, { type: order.type, consultantId: undefined }, config);
    await billingTables(inner)
      .updateTable("client_order")
      .set({
        config: jsonValue<Record<string, unknown>>(config),
        consultant_id: config.consultant_id ?? null,
        starts_at: config.starts_at === undefined ? null : new Date(config.starts_at),
        updated_at: inner.now,
      })
      .where("id", "=", id)
      .execute();
    await recordActivity(inner, {
      action: "order.update_config",
      objectType: "order",
      objectId: id,
      message: "What an order was ordered with was changed.",
      changes: { fields: Object.keys(config) },
    });
  });
}
