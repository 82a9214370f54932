import type { Scope } from "#core/events/scope.ts";
import { addDays } from "#core/kernel/business-calendar.ts";
import { billingTables } from "../tables.ts";
import { emptyCart } from "./empty-cart.ts";

/**
 * Deletes guest carts that nobody has touched for 30 days; a cart in use at this moment is passed over. Returns how many are gone; at
 * most 500 at a time, so that no transaction grows long.
 */
export async function expireCarts(scope: Scope): Promise<number> {
  return scope.transaction(async (scope) => {
    const tables = billingTables(scope);
    const stale = await tables
      .selectFrom("cart")
      .select("id")
      .where("status", "in", ["open", "merged"])
      .where("client_id", "is", null)
      .where("updated_at", "<", addDays(scope.now, -keptDays))
      .orderBy("updated_at")
      .limit(mostAtOnce)
      .forUpdate()
      .skipLocked()
      .execute();
    for (const { id } of stale) {
      await emptyCart(scope, id);
      await tables.deleteFrom("cart").where("id", "=", id).execute();
    }
    return stale.length;
  });
}

const keptDays = 30;
const mostAtOnce = 500;
