import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { offsetOf, type PageRequest } from "#core/kernel/page.ts";
import { billingTables } from "../tables.ts";
import type { CartRow } from "./loaded-cart.ts";

/** Which carts are wanted. */
export type CartFilter = { readonly status?: CartRow["status"] | undefined; readonly clientId?: number | undefined };

/** One page of carts, the one changed last first. */
export async function listCarts(scope: Scope, { status, clientId }: CartFilter, page: PageRequest) {
  let query = billingTables(scope).selectFrom("cart");
  if (status !== undefined) query = query.where("status", "=", status);
  if (clientId !== undefined) query = query.where("client_id", "=", clientId);
  const list = await query
    .selectAll()
    .select(sql<number>`(select count(*)::int from cart_product where cart_product.cart_id = cart.id)`.as("item_count"))
    .orderBy("updated_at", "desc")
    .orderBy("id", "desc")
    .limit(page.per_page)
    .offset(offsetOf(page))
    .execute();
  const { total } = await query.select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  return { list, total };
}
