import type { PricedCart } from "#core/billing/carts/price-cart.ts";
import type { CouponReport } from "../pricing/coupon-report.ts";
import type { TypedOutcome } from "./typed-outcomes.ts";

/** Attached codes that cannot stand beside a new one: row of `cart_promo` → code. */
export function displacedBy(accepted: readonly TypedOutcome[], { refused }: CouponReport): ReadonlyMap<number, string> {
  const names = new Set<unknown>(accepted.map(({ code }) => code));
  return new Map(
    refused.flatMap(({ candidate: { attachedId, code }, refusals: [{ code: reason, details }] }) =>
      attachedId !== undefined && code !== undefined && reason === "coupon.not_stackable" && names.has(details["with"])
        ? [[attachedId, code] as const]
        : [],
    ),
  );
}

/** The cart as it is after the write: what was removed is no longer shown as refused, what gives way to an automatic coupon is. */
export function changedCart(cart: PricedCart, accepted: readonly TypedOutcome[], removed: ReadonlyMap<number, string>): PricedCart {
  const gone = new Set(removed.values());
  const yielding = accepted.flatMap((outcome) =>
    outcome.kind === "yielding"
      ? outcome.refusals.slice(0, 1).map(({ code: reason, details }) => ({ code: outcome.code, reason, details }))
      : [],
  );
  const kept = (cart.fragments.refused ?? []).filter(({ code }) => !gone.has(code));
  return {
    ...cart,
    cart: { ...cart.cart, version: cart.cart.version + 1 },
    fragments: { ...cart.fragments, refused: [...kept, ...yielding] },
  };
}
