import type { z } from "zod";
import { minorToWire } from "#core/kernel/money.ts";
import type { cartItemSchema } from "./cart-schema.ts";
import type { CartLine, UnavailableLine } from "./loaded-cart.ts";
import type { PricedCart } from "./price-cart.ts";

type WireItem = z.input<typeof cartItemSchema>;

/** The lines of a cart, those that can no longer be bought among them, in the order they were added. */
export function presentItems({ cart, document, lines, unavailable }: PricedCart): WireItem[] {
  const money = (minor: bigint) => minorToWire(minor, cart.currency);
  const priced = new Map(document.lines.map((line) => [line.key, line]));
  const items = lines.map((line): WireItem => {
    const price = priced.get(line.key);
    return {
      ...describe(line),
      unit_price: money(line.price.unitPriceMinor),
      setup_price: money(line.price.setupMinor),
      subtotal: money(price?.subtotalMinor ?? 0n),
      discount: money(price?.discountMinor ?? 0n),
      tax: money(price?.taxMinor ?? 0n),
      total: money(price?.totalMinor ?? 0n),
      available: true,
      unavailable_reason: null,
    };
  });
  return [...items, ...unavailable.map(presentUnavailable)].sort((one, other) => one.id - other.id);
}

function presentUnavailable(line: UnavailableLine): WireItem {
  const nothing = { unit_price: 0, setup_price: 0, subtotal: 0, discount: 0, tax: 0, total: 0 };
  return { ...describe(line), ...nothing, available: false, unavailable_reason: line.problem.code };
}

function describe({ id, product, period, quantity, parentId, config }: CartLine | UnavailableLine) {
  return {
    id,
    product_id: product.id,
    title: product.title,
    type: product.type,
    period: period ?? null,
    quantity,
    parent_id: parentId ?? null,
    config,
  };
}
