import type { Scope } from "#core/events/scope.ts";
import type { ClientFacts } from "../pricing-source.ts";
import { billingTables } from "../tables.ts";
import { ownedProductIdsOf, paidOrdersOf } from "./client-history.ts";

/** What pricing knows about a client, for subjects that are no cart: renewals, explanations, simulations. Undefined for an unknown id. */
export async function clientFactsOf(scope: Scope, clientId: number): Promise<ClientFacts | undefined> {
  const row = await billingTables(scope)
    .selectFrom("client")
    .select(["id", "client_group_id", "country", "currency", "created_at"])
    .select([paidOrdersOf("client.id"), ownedProductIdsOf("client.id")])
    .where("id", "=", clientId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    id: row.id,
    groupId: row.client_group_id ?? undefined,
    country: row.country ?? undefined,
    currency: row.currency ?? undefined,
    paidOrders: row.paid_orders,
    ownedProductIds: new Set(row.owned_product_ids),
    createdAt: row.created_at,
  };
}
