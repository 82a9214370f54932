import { textField } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import type { AvailableCoupon } from "../../services/available-coupons.ts";

/** `/offers`: the coupons the shop offers this client, what each gives now, and what is still missing for the others. */
export const clientOffersPage = definePage({
  area: "client",
  path: "/offers",
  title: "Offers",
  template: "offers",
  load: async (_scope, { call }) => {
    const offers = await call<readonly AvailableCoupon[]>("coupon_get_available_coupons", { include_unusable: true });
    return { ready: offers.filter(({ usable }) => usable).map(drawn), waiting: offers.filter(({ usable }) => !usable).map(drawn) };
  },
  actions: {
    use: async (_scope, { form, call }) => {
      await call("coupon_apply_to_cart", { code: textField(form, "code"), replace: true });
      return { to: "/cart", message: "The coupon is in your cart." };
    },
  },
});

/** With its value as a share of one, which is how the pages write percentages. */
function drawn(offer: AvailableCoupon): object {
  return { ...offer, isPercentage: offer.type === "percentage", isAmount: offer.type === "absolute", share: offer.value / 100 };
}
