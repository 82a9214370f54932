import { jsonValue } from "#core/database/json-value.ts";
import { isUniqueViolation } from "#core/database/violation.ts";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { billingTables } from "../tables.ts";
import { catalogueErrors } from "./errors.ts";
import { productColumns } from "./product-columns.ts";
import { changedConfig } from "./product-config.ts";
import type { ProductChanges } from "./product-fields.ts";
import { requireProduct } from "./require-product.ts";
import { writeAddons } from "./write-addons.ts";
import { writePrices } from "./write-prices.ts";

/** Changes a product; carts follow at their next price, orders keep theirs. Throws `product.not_found` and the refusals of `createProduct`. */
export async function updateProduct(scope: Scope, id: number, changes: ProductChanges): Promise<void> {
  await scope.transaction(async (scope) => {
    const product = await requireProduct(scope, id);
    const columns = {
      ...(await productColumns(scope, changes)),
      ...(changes.config === undefined ? {} : { config: jsonValue(changedConfig(product.type, product.config, changes.config)) }),
      ...(changes.title === undefined ? {} : { title: changes.title }),
      ...(changes.slug === undefined ? {} : { slug: changes.slug }),
    };
    await setColumns(scope, id, columns);
    await writePrices(scope, product, changes);
    if (changes.addons !== undefined) await writeAddons(scope, id, changes.addons);
    await recordActivity(scope, {
      action: "product.update",
      objectType: "product",
      objectId: id,
      message: "A product was changed.",
      changes: { fields: Object.keys(changes).filter((field) => changes[field as keyof ProductChanges] !== undefined) },
    });
  });
}

type Columns = Awaited<ReturnType<typeof productColumns>> & {
  readonly title?: string;
  readonly slug?: string;
  readonly config?: ReturnType<typeof jsonValue<Record<string, unknown>>>;
};

async function setColumns(scope: Scope, id: number, columns: Columns): Promise<void> {
  try {
    await billingTables(scope)
      .updateTable("product")
      .set({ ...columns, updated_at: scope.now })
      .where("id", "=", id)
      .execute();
  } catch (fault) {
    if (isUniqueViolation(fault, "product_slug_unique")) throw catalogueErrors.error("product.slug_taken");
    throw fault;
  }
}
