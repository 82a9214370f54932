import { type Refusal, refused } from "#core/kernel/verdict.ts";
import { type PriceRow, priceFromRows } from "../catalogue/price-from-rows.ts";
import type { ResolvedPrice } from "../catalogue/resolved-price.ts";
import { cartConfigSchema } from "./cart-config.ts";
import type { CartLine, LoadedCart, UnavailableLine } from "./loaded-cart.ts";
import type { SelectedRow } from "./select-cart.ts";

/** The lines among the rows of a loaded cart, those that can be bought apart from those that cannot any more. */
export function cartLinesOf(rows: readonly SelectedRow[]): Pick<LoadedCart, "lines" | "unavailable"> {
  const lines: CartLine[] = [];
  const unavailable: UnavailableLine[] = [];
  const withdrawn = new Set<number>();
  for (const row of rows) {
    const line = lineOf(row);
    if (line === undefined) continue;
    const price = line.parentId !== undefined && withdrawn.has(line.parentId) ? refused("product.unavailable") : priceOf(row);
    if ("unitPriceMinor" in price) lines.push({ ...line, price });
    else {
      withdrawn.add(line.id);
      unavailable.push({ ...line, problem: price });
    }
  }
  return { lines, unavailable };
}

/** An add-on always comes after its product: it was added after it. */
function lineOf(row: SelectedRow): Omit<CartLine, "price"> | undefined {
  const { line_id: id, product_id: productId, title, type, quantity } = row;
  if (id === null || productId === null || title === null || type === null || quantity === null) return undefined;
  return {
    id,
    key: String(id),
    parentId: row.parent_id ?? undefined,
    quantity,
    period: row.period ?? undefined,
    config: cartConfigSchema.parse(row.config ?? {}),
    product: {
      id: productId,
      title,
      type,
      serviceType: row.service_type ?? undefined,
      consultantId: row.consultant_id ?? undefined,
      taxed: row.taxed ?? true,
      stock: row.stock_control === true ? (row.quantity_in_stock ?? 0) : undefined,
    },
  };
}

function priceOf(row: SelectedRow): ResolvedPrice | Refusal {
  if (row.product_status !== "enabled" || row.deleted_at !== null || row.payment_type === null) return refused("product.unavailable");
  return priceFromRows({
    paymentType: row.payment_type,
    currency: row.currency,
    baseCurrency: row.base_currency ?? row.currency,
    rateMillionths: row.conversion_rate_millionths ?? undefined,
    own: priceRowOf(row.own_price_minor, row.own_setup_minor, row.own_enabled),
    list: priceRowOf(row.list_price_minor, row.list_setup_minor, row.list_enabled),
  });
}

function priceRowOf(priceMinor: bigint | null, setupMinor: bigint | null, enabled: boolean | null): PriceRow | undefined {
  return priceMinor === null || setupMinor === null || enabled === null ? undefined : { priceMinor, setupMinor, enabled };
}
