import type { Scope } from "#core/events/scope.ts";
import { defaultCurrency } from "../currencies/default-currency.ts";
import { billingTables } from "../tables.ts";
import type { PriceRow } from "./price-from-rows.ts";
import type { ProductView } from "./product-view.ts";
import type { ProductRow } from "./require-product.ts";

/** Adds prices and add-ons to product rows, in their order; as many statements for a page as for one product. */
export async function viewProducts(scope: Scope, rows: readonly ProductRow[]): Promise<readonly ProductView[]> {
  if (rows.length === 0) return [];
  const links = await addonsOf(
    scope,
    rows.map((row) => row.id),
  );
  const prices = await pricesOf(
    scope,
    [...rows, ...links].map((row) => row.id),
  );
  const currency = await defaultCurrency(scope);
  const view = (row: ProductRow, addons: readonly ProductView[]): ProductView => ({
    row,
    currency,
    prices: prices.get(row.id) ?? new Map(),
    addons,
  });
  return rows.map((row) =>
    view(
      row,
      links.filter((link) => link.of_product_id === row.id).map((link) => view(link, [])),
    ),
  );
}

async function addonsOf(scope: Scope, productIds: readonly number[]) {
  return billingTables(scope)
    .selectFrom("product_addon")
    .innerJoin("product", "product.id", "product_addon.addon_id")
    .selectAll("product")
    .select("product_addon.product_id as of_product_id")
    .where("product_addon.product_id", "in", productIds)
    .where("product.deleted_at", "is", null)
    .orderBy("product_addon.position")
    .execute();
}

async function pricesOf(
  scope: Scope,
  productIds: readonly number[],
): Promise<ReadonlyMap<number, ReadonlyMap<string, ReadonlyMap<string, PriceRow>>>> {
  const rows = await billingTables(scope)
    .selectFrom("product_price")
    .selectAll()
    .where("product_id", "in", productIds)
    .orderBy("id")
    .execute();
  const byProduct = new Map<number, Map<string, Map<string, PriceRow>>>();
  for (const { product_id, currency, period, price_minor: priceMinor, setup_minor: setupMinor, enabled } of rows) {
    const byCurrency = byProduct.get(product_id) ?? new Map<string, Map<string, PriceRow>>();
    const byPeriod = byCurrency.get(currency) ?? new Map<string, PriceRow>();
    byProduct.set(product_id, byCurrency.set(currency, byPeriod.set(period, { priceMinor, setupMinor, enabled })));
  }
  return byProduct;
}
