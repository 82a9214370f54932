import { jsonValue } from "#core/database/json-value.ts";
import type { CartLine } from "../carts/loaded-cart.ts";
import type { PricedCart } from "../carts/price-cart.ts";

/** The rows of `client_order` for a priced cart: one per line, the first product is the master of the group. */
export function orderRows({ cart, lines, document }: PricedCart, clientId: number, orderIds: ReadonlyMap<string, number>, now: Date) {
  const discounts = new Map(document.lines.map((priced) => [priced.key, priced.discountMinor]));
  return lines.map((line, position) => ({
    id: orderIds.get(line.key) ?? 0,
    client_id: clientId,
    product_id: line.product.id,
    cart_id: cart.id,
    parent_id: line.parentId === undefined ? null : (orderIds.get(String(line.parentId)) ?? null),
    group_id: String(cart.id),
    group_master: position === 0,
    status: "pending_setup" as const,
    title: line.product.title,
    type: line.product.type,
    currency: cart.currency,
    period: line.period ?? null,
    quantity: line.quantity,
    unit_price_minor: line.price.unitPriceMinor,
    setup_minor: line.price.setupMinor,
    discount_minor: discounts.get(line.key) ?? 0n,
    ...serviceOf(line),
    config: jsonValue<Record<string, unknown>>(line.config),
    utm_source: cart.utm_source,
    utm_medium: cart.utm_medium,
    utm_campaign: cart.utm_campaign,
    stock_taken: line.product.stock === undefined ? 0 : line.quantity,
    created_at: now,
    updated_at: now,
  }));
}

/** What only bookings of a service have. */
function serviceOf({ product, config }: CartLine) {
  const isService = product.type === "service";
  return {
    service_type: product.serviceType ?? null,
    consultant_id: config.consultant_id ?? product.consultantId ?? null,
    starts_at: config.starts_at === undefined ? null : new Date(config.starts_at),
    booking_status: isService ? ("pending" as const) : null,
  };
}
