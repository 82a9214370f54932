import type { Scope } from "#core/events/scope.ts";
import { billingTables } from "../tables.ts";

/** What carts hold about a client, for the export of everything stored about a person. */
export async function cartDataOf(scope: Scope, clientId: number): Promise<Record<string, unknown>> {
  const lines = await billingTables(scope)
    .selectFrom("cart")
    .leftJoin("cart_product", "cart_product.cart_id", "cart.id")
    .select([
      "cart.id as cart_id",
      "cart.status",
      "cart.currency",
      "cart.utm_source",
      "cart.utm_medium",
      "cart.utm_campaign",
      "cart.country",
    ])
    .select(["cart_product.product_id", "cart_product.quantity", "cart_product.period", "cart_product.config", "cart.created_at"])
    .where("cart.client_id", "=", clientId)
    .orderBy("cart.id")
    .orderBy("cart_product.id")
    .execute();
  return { carts: lines.map((line) => ({ ...line, created_at: line.created_at.toISOString() })) };
}
