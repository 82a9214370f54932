import type { Scope } from "#core/events/scope.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { listCurrencies } from "../currencies/list-currencies.ts";
import { billingTables } from "../tables.ts";
import type { PriceRow } from "./price-from-rows.ts";
import { priceRowsFromWire } from "./price-rows-from-wire.ts";
import type { PricingRequest } from "./pricing-wire.ts";
import type { ProductChanges } from "./product-fields.ts";

type PaymentType = PricingRequest["type"];

/**
 * Replaces the prices of a product in the currencies that are named, and its payment type with them. Prices in other currencies stay
 * unless the type has changed. Throws `request.invalid` for a foreign currency or differing types.
 */
export async function writePrices(
  scope: Scope,
  product: { readonly id: number; readonly type: string; readonly payment_type: PaymentType },
  { pricing, prices }: Pick<ProductChanges, "pricing" | "prices">,
): Promise<void> {
  if (pricing === undefined && prices === undefined) return;
  const named = await namedPrices(scope, pricing, prices);
  if (named.size === 0) return;
  const type = typeOf([...named.values()], product.payment_type);
  if (type === "recurrent" && product.type === "gift_card") throw invalidRequest({ "pricing.type": "A gift card is paid for once." });
  const tables = billingTables(scope);
  const fields = new Map(
    [...named].map(([currency, request]) => [currency, request === null ? new Map() : rowsOf(currency, request, pricing)]),
  );
  if (type === product.payment_type) {
    await tables
      .deleteFrom("product_price")
      .where("product_id", "=", product.id)
      .where("currency", "in", [...named.keys()])
      .execute();
  } else {
    await tables.deleteFrom("product_price").where("product_id", "=", product.id).execute();
    await tables.updateTable("product").set({ payment_type: type, updated_at: scope.now }).where("id", "=", product.id).execute();
  }
  const rows = [...fields].flatMap(([currency, byPeriod]) => toRows(product.id, currency, byPeriod));
  if (rows.length > 0) await tables.insertInto("product_price").values(rows).execute();
}

async function namedPrices(
  scope: Scope,
  pricing: PricingRequest | undefined,
  prices: ProductChanges["prices"],
): Promise<ReadonlyMap<string, PricingRequest | null>> {
  const currencies = await listCurrencies(scope);
  const named = new Map<string, PricingRequest | null>();
  for (const [code, request] of Object.entries(prices ?? {})) {
    if (!currencies.some((currency) => currency.code === code))
      throw invalidRequest({ [`prices.${code}`]: "The shop does not sell in this currency." });
    if (request !== undefined) named.set(code, request);
  }
  const base = currencies.find((currency) => currency.is_default)?.code ?? scope.shop.currency;
  if (pricing !== undefined) named.set(base, pricing);
  return named;
}

function typeOf(requests: readonly (PricingRequest | null)[], standing: PaymentType): PaymentType {
  const types = new Set(requests.flatMap((request) => (request === null ? [] : [request.type])));
  if (types.size > 1) throw invalidRequest({ prices: "Must be of the same type in every currency." });
  const [type = standing] = types;
  return type;
}

function rowsOf(currency: string, request: PricingRequest, pricing: PricingRequest | undefined): ReadonlyMap<string, PriceRow> {
  return priceRowsFromWire(request, currency, request === pricing ? "pricing" : `prices.${currency}`);
}

function toRows(productId: number, currency: string, byPeriod: ReadonlyMap<string, PriceRow>) {
  return [...byPeriod].map(([period, { priceMinor, setupMinor, enabled }]) => ({
    product_id: productId,
    currency,
    period,
    price_minor: priceMinor,
    setup_minor: setupMinor,
    enabled,
  }));
}
