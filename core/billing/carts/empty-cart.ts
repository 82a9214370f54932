import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { cartResetting } from "../hooks.ts";
import { billingTables } from "../tables.ts";

/** Takes everything out of a locked cart; modules take what they attached to it. The caller raises the version. */
export async function emptyCart(scope: Scope, cartId: number): Promise<void> {
  await fire(scope, cartResetting, { cartId });
  await billingTables(scope).deleteFrom("cart_product").where("cart_id", "=", cartId).execute();
}
