import { jsonValue } from "#core/database/json-value.ts";
import { isUniqueViolation } from "#core/database/violation.ts";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { billingTables } from "../tables.ts";
import { catalogueErrors } from "./errors.ts";
import { freeSlug } from "./free-slug.ts";
import { productColumns } from "./product-columns.ts";
import { changedConfig } from "./product-config.ts";
import type { ProductChanges, productTypes } from "./product-fields.ts";
import { requireProduct } from "./require-product.ts";
import { writeAddons } from "./write-addons.ts";
import { writePrices } from "./write-prices.ts";

/** A product to be made; free and disabled unless it says otherwise. */
export type ProductDraft = ProductChanges & { readonly title: string; readonly type: (typeof productTypes)[number] };

/** Adds a product to the catalogue. @throws AppError `product.slug_taken`, `product_category.not_found`, `consultant.not_found`, `request.invalid`. */
export async function createProduct(scope: Scope, draft: ProductDraft): Promise<number> {
  return scope.transaction(async (scope) => {
    const id = await insertProduct(scope, draft);
    await writePrices(scope, await requireProduct(scope, id), draft);
    if (draft.addons !== undefined) await writeAddons(scope, id, draft.addons);
    await recordActivity(scope, {
      action: "product.create",
      objectType: "product",
      objectId: id,
      message: "A product was added.",
      changes: { title: draft.title, type: draft.type },
    });
    return id;
  });
}

async function insertProduct(scope: Scope, draft: ProductDraft): Promise<number> {
  try {
    const { id } = await billingTables(scope)
      .insertInto("product")
      .values({
        ...(await productColumns(scope, draft)),
        config: jsonValue(changedConfig(draft.type, {}, draft.config ?? {})),
        title: draft.title,
        type: draft.type,
        slug: draft.slug ?? (await freeSlug(scope, draft.title)),
        created_at: scope.now,
        updated_at: scope.now,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    return id;
  } catch (fault) {
    if (isUniqueViolation(fault, "product_slug_unique")) throw catalogueErrors.error("product.slug_taken");
    throw fault;
  }
}
