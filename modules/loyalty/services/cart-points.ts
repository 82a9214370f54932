import type { Scope } from "#core/events/scope.ts";
import { loyaltyErrors } from "../errors.ts";
import { loyaltySettings } from "../settings.ts";
import { loyaltyTables } from "../tables.ts";

/** Notes how many points a client wants to use in a cart. Whether they can be is found out by pricing. Throws `loyalty.below_minimum`. */
export async function writeCartPoints(scope: Scope, cartId: number, points: bigint): Promise<void> {
  const { smallestRedemption } = scope.wiring.settings(loyaltySettings);
  if (points < BigInt(smallestRedemption)) throw loyaltyErrors.error("loyalty.below_minimum", { minimum: smallestRedemption });
  await loyaltyTables(scope)
    .insertInto("loyalty_cart_points")
    .values({ cart_id: cartId, points, shown_points: points, updated_at: scope.now })
    .onConflict((conflict) => conflict.column("cart_id").doUpdateSet({ points, shown_points: points, updated_at: scope.now }))
    .execute();
}

/** Takes the points out of a cart; tells whether there were any. */
export async function clearCartPoints(scope: Scope, cartId: number): Promise<boolean> {
  const { numDeletedRows } = await loyaltyTables(scope).deleteFrom("loyalty_cart_points").where("cart_id", "=", cartId).executeTakeFirst();
  return numDeletedRows > 0n;
}
