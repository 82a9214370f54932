import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { billingTables } from "../tables.ts";

/** What may be changed of the cart's own row along with its version. */
export type CartChanges = {
  readonly currency?: string;
  readonly utm_source?: string;
  readonly utm_medium?: string;
  readonly utm_campaign?: string;
};

/** Marks a change of what a cart holds. Everybody who changes lines or coupons of a cart calls it, holding the cart's lock. */
export async function raiseCartVersion(scope: Scope, cartId: number, changes: CartChanges = {}): Promise<void> {
  await billingTables(scope)
    .updateTable("cart")
    .set({ ...changes, version: sql<number>`version + 1`, updated_at: scope.now })
    .where("id", "=", cartId)
    .execute();
}
