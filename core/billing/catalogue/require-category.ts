import type { Selectable } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { type BillingTables, billingTables } from "../tables.ts";
import { catalogueErrors } from "./errors.ts";

/** A row of `product_category`. */
export type CategoryRow = Selectable<BillingTables["product_category"]>;

/**
 * A product category by id. In a transaction it is kept from being deleted until the end; for its own `deletion`, from being given to anything.
 * Throws `product_category.not_found`.
 */
export async function requireCategory(scope: Scope, id: number, intent: "use" | "deletion" = "use"): Promise<CategoryRow> {
  const query = billingTables(scope).selectFrom("product_category").selectAll().where("id", "=", id);
  const locked = intent === "deletion" ? query.forUpdate() : query.forKeyShare();
  const row = await (scope.inTransaction ? locked : query).executeTakeFirst();
  if (row === undefined) throw catalogueErrors.error("product_category.not_found");
  return row;
}
