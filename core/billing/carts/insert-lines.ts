import assert from "node:assert/strict";
import { jsonValue } from "#core/database/json-value.ts";
import type { Scope } from "#core/events/scope.ts";
import { billingTables } from "../tables.ts";
import type { NewLine } from "./new-lines-of.ts";

/** Inserts a product's line and those of its add-ons, which point to it. */
export async function insertLines(scope: Scope, cartId: number, [product, ...addons]: readonly NewLine[]): Promise<void> {
  assert(product !== undefined, "a product comes first");
  const parentId = await insert(scope, cartId, [product], undefined);
  if (addons.length > 0) await insert(scope, cartId, addons, parentId);
}

async function insert(scope: Scope, cartId: number, lines: readonly NewLine[], parentId: number | undefined): Promise<number> {
  const { id } = await billingTables(scope)
    .insertInto("cart_product")
    .values(
      lines.map(({ productId, quantity, period, config }) => ({
        cart_id: cartId,
        product_id: productId,
        parent_id: parentId ?? null,
        quantity,
        period: period ?? null,
        config: jsonValue(config),
        created_at: scope.now,
      })),
    )
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}
