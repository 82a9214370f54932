import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { billingTables } from "../tables.ts";
import { requireProduct } from "./require-product.ts";

/** Takes a product out of the catalogue for good. Its row stays for the orders; its slug becomes free. Throws `product.not_found`. */
export async function deleteProduct(scope: Scope, id: number): Promise<void> {
  await scope.transaction(async (scope) => {
    await requireProduct(scope, id);
    await billingTables(scope)
      .updateTable("product")
      .set({ status: "disabled", deleted_at: scope.now, updated_at: scope.now, slug: sql<string>`slug || '--deleted-' || id` })
      .where("id", "=", id)
      .execute();
    await billingTables(scope).deleteFrom("product_addon").where("addon_id", "=", id).execute();
    await recordActivity(scope, { action: "product.delete", objectType: "product", objectId: id, message: "A product was deleted." });
  });
}
