import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { billingTables } from "../tables.ts";
import type { Offer } from "./offer.ts";
import type { PriceRow } from "./price-from-rows.ts";
import { readConfig } from "./product-config.ts";

/** The products of these ids, with their prices in a currency and in the default one; deleted products are left out. One statement. */
export async function findOffers(scope: Scope, productIds: readonly number[], currency: string): Promise<ReadonlyMap<number, Offer>> {
  const rows = await selectOffers(scope, productIds, currency).execute();
  const offers = new Map<number, Offer>();
  for (const id of new Set(rows.map((row) => row.id))) {
    const ofProduct = rows.filter((row) => row.id === id);
    const head = ofProduct[0];
    if (head !== undefined) offers.set(id, offerFrom(head, ofProduct, currency));
  }
  return offers;
}

type OfferRow = Awaited<ReturnType<ReturnType<typeof selectOffers>["execute"]>>[number];

function selectOffers(scope: Scope, productIds: readonly number[], currency: string) {
  return billingTables(scope)
    .selectFrom("product")
    .leftJoin("currency as base", (join) => join.on("base.is_default", "=", true))
    .leftJoin("currency as wanted", (join) => join.on("wanted.code", "=", currency))
    .leftJoin("product_price as price", (join) =>
      join
        .onRef("price.product_id", "=", "product.id")
        .on((on) => on("price.currency", "in", [on.ref("wanted.code"), on.ref("base.code")])),
    )
    .select(["product.id", "product.title", "product.type", "product.status", "product.is_addon", "product.payment_type"])
    .select(["product.consultant_id", "product.stock_control", "product.quantity_in_stock", "product.config"])
    .select(["price.currency", "price.period", "price.price_minor", "price.setup_minor", "price.enabled"])
    .select(["base.code as base_currency", "wanted.conversion_rate_millionths"])
    .select(sql<number[]>`array(select addon_id from product_addon where product_id = product.id)`.as("addon_ids"))
    .where("product.id", "=", sql<number>`any(${[...productIds]})`)
    .where("product.deleted_at", "is", null);
}

function offerFrom(head: OfferRow, rows: readonly OfferRow[], currency: string): Offer {
  const baseCurrency = head.base_currency ?? currency;
  return {
    productId: head.id,
    title: head.title,
    type: head.type,
    isForSale: head.status === "enabled",
    isAddon: head.is_addon,
    paymentType: head.payment_type,
    consultantId: head.consultant_id ?? undefined,
    isQuantityFixed: !readConfig(head.config).allowQuantitySelect,
    stock: head.stock_control ? head.quantity_in_stock : undefined,
    addonIds: new Set(head.addon_ids),
    currency,
    baseCurrency,
    rateMillionths: head.conversion_rate_millionths ?? undefined,
    own: pricesIn(rows, currency),
    list: pricesIn(rows, baseCurrency),
  };
}

function pricesIn(rows: readonly OfferRow[], currency: string): ReadonlyMap<string, PriceRow> {
  const prices = new Map<string, PriceRow>();
  for (const { currency: given, period, price_minor: priceMinor, setup_minor: setupMinor, enabled } of rows) {
    if (given !== currency || period === null || priceMinor === null || setupMinor === null || enabled === null) continue;
    prices.set(period, { priceMinor, setupMinor, enabled });
  }
  return prices;
}
