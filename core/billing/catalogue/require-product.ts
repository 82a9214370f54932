import type { Selectable } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { type BillingTables, billingTables } from "../tables.ts";
import { catalogueErrors } from "./errors.ts";

/** A row of `product`. */
export type ProductRow = Selectable<BillingTables["product"]>;

/** A product that was not deleted, locked against changes until the transaction ends. Throws `product.not_found`. */
export async function requireProduct(scope: Scope, id: number): Promise<ProductRow> {
  const row = await billingTables(scope)
    .selectFrom("product")
    .selectAll()
    .where("id", "=", id)
    .where("deleted_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw catalogueErrors.error("product.not_found");
  return row;
}
