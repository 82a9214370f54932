import type { Scope } from "#core/events/scope.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { minorFromWire, type WireMoney } from "#core/kernel/money.ts";
import { catalogueErrors } from "../catalogue/errors.ts";
import type { PricingLine } from "../pricing/pricing-input.ts";
import { billingTables } from "../tables.ts";

/** A line as staff write it. */
type ManualItem = {
  readonly price: WireMoney;
  readonly quantity: number;
  readonly period?: string | null | undefined;
  readonly taxed?: boolean | undefined;
  readonly product_id?: number | undefined;
};

/** The lines of a manual invoice, keyed by their position. Throws `product.not_found`, `request.invalid` for a price. */
export async function manualLines(
  scope: Scope,
  items: readonly ManualItem[],
  currency: string,
  taxRatePpm: bigint,
): Promise<readonly PricingLine[]> {
  const products = await productsOf(scope, items);
  return items.map((item, index) => {
    const product = item.product_id === undefined ? undefined : products.get(item.product_id);
    if (item.product_id !== undefined && product === undefined) throw catalogueErrors.error("product.not_found");
    const field = `items.${index}.price`;
    const unitPriceMinor = minorFromWire(item.price, currency, field);
    if (unitPriceMinor < 0n) throw invalidRequest({ [field]: "Must not be negative." });
    return {
      key: String(index),
      productId: product?.id,
      productType: product?.type ?? "custom",
      period: item.period ?? undefined,
      quantity: item.quantity,
      parentKey: undefined,
      unitPriceMinor,
      setupMinor: 0n,
      discountable: product?.type !== "gift_card",
      taxRatePpm: (item.taxed ?? (product?.taxed && product.type !== "gift_card") ?? false) ? taxRatePpm : 0n,
      serviceType: product?.service_type ?? undefined,
      consultantId: product?.consultant_id ?? undefined,
      startsAt: undefined,
    };
  });
}

async function productsOf(scope: Scope, items: readonly ManualItem[]) {
  const ids = items.flatMap(({ product_id: id }) => (id === undefined ? [] : [id]));
  if (ids.length === 0) return new Map();
  const rows = await billingTables(scope)
    .selectFrom("product")
    .select(["id", "type", "taxed", "service_type", "consultant_id"])
    .where("id", "in", ids)
    .where("deleted_at", "is", null)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
