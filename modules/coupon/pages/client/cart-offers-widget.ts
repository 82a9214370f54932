import { clientCart, type PortalAction } from "#core/billing/portal.ts";
import { defineWidget } from "#core/events/page.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import type { AvailableCoupon } from "../../services/available-coupons.ts";

const SHOWN = 4;

type Best = { readonly codes: readonly string[]; readonly discount: number; readonly total: number };

/** Beside the cart: offers that would fit it, those that nearly do, and the best of all combinations. */
export const cartOffersWidget = defineWidget({
  slot: clientCart.name,
  title: "Offers for this cart",
  order: 20,
  template: "parts/cart-offers",
  load: async ({ actor }, { call }) => {
    if (actor.kind !== "client") return undefined;
    const [offers, cart, best] = await Promise.all([
      call<readonly AvailableCoupon[]>("coupon_get_available_coupons", { include_unusable: true }),
      call<{ readonly total: number; readonly currency: string; readonly coupons: readonly { readonly code: string | null }[] }>(
        "cart_get",
      ),
      call<Best>("coupon_best_combination"),
    ]);
    const there = new Set(cart.coupons.map(({ code }) => code));
    const others = offers.filter(({ code }) => code !== null && !there.has(code));
    const isBetter = best.codes.length > 0 && best.total < cart.total;
    if (others.length === 0 && !isBetter) return undefined;
    const shown = others.toSorted((one, other) => Number(other.usable) - Number(one.usable) || other.discount_now - one.discount_now);
    return {
      offers: shown.slice(0, SHOWN),
      best: isBetter ? { ...best, text: best.codes.join(" + ") } : undefined,
      currency: cart.currency,
    };
  },
});

/** `coupon.use-best`: the combination with the lowest total, worked out anew, in place of what is in the cart. */
export const useBest: PortalAction = {
  name: "coupon.use-best",
  run: async (scope, { call }) => {
    const { codes } = await call<Best>("coupon_best_combination");
    if (codes.length === 0) throw invalidRequest({ code: scope.word("coupon", "There is no better combination any more.") });
    await call("coupon_apply_to_cart", { codes, replace: true });
    return { message: "The best combination is in your cart." };
  },
};
