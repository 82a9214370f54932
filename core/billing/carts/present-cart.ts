import type { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { minorToWire } from "#core/kernel/money.ts";
import type { CartCoupon, CartRefusal } from "../pricing-source.ts";
import type { cartSchema } from "./cart-schema.ts";
import { presentItems } from "./present-items.ts";
import type { PricedCart } from "./price-cart.ts";
import { wireDetails } from "./wire-details.ts";

/** A cart as the API answers it; amounts in major units of the cart's currency. */
export type WireCart = z.input<typeof cartSchema>;

/** The answer of every method that gives a cart. */
export function presentCart(scope: Pick<Scope, "sentence">, priced: PricedCart): WireCart {
  const { cart, document, fragments } = priced;
  const money = (minor: bigint) => minorToWire(minor, cart.currency);
  const coupons = (fragments.coupons ?? []).map((coupon) => presentCoupon(coupon, money));
  return {
    id: cart.id,
    currency: cart.currency,
    client_id: cart.client_id,
    items: presentItems(priced),
    coupons,
    refused: (fragments.refused ?? []).map((refusal) => presentRefusal(scope, refusal, cart.currency)),
    promocode: coupons.find((coupon) => coupon.code !== null)?.code ?? null,
    subtotal: money(document.subtotalMinor),
    discount: money(document.discountMinor),
    points: fragments.points === undefined ? null : { used: fragments.points.used, discount: money(fragments.points.discountMinor) },
    tax: money(document.taxMinor),
    total: money(document.totalMinor),
    version: cart.version,
  };
}

function presentCoupon({ code, title, automatic, discountMinor, lines }: CartCoupon, money: (minor: bigint) => number) {
  return {
    code: code ?? null,
    title,
    automatic,
    discount: money(discountMinor),
    lines: lines.map((line) => ({ item_id: Number(line.key), discount: money(line.discountMinor) })),
  };
}

function presentRefusal(scope: Pick<Scope, "sentence">, { code, reason, details }: CartRefusal, currency: string) {
  const wire = wireDetails(details, currency);
  return { code, reason, message: scope.sentence(reason, wire), details: wire };
}
