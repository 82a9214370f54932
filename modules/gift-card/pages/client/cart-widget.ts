import { clientCart } from "#core/billing/portal.ts";
import { defineWidget } from "#core/events/page.ts";
import { availableSums } from "./available-sums.ts";
import { usableCards } from "./own-cards.ts";

/** Beside the cart: that there are cards, and where they are chosen. */
export const cartCardsWidget = defineWidget({
  slot: clientCart.name,
  title: "Your gift cards",
  order: 30,
  template: "parts/cart-cards",
  load: async ({ actor }, request) => {
    if (actor.kind !== "client") return undefined;
    const { currency } = await request.call<{ readonly currency: string }>("cart_get", {}, "guest");
    const cards = await usableCards(request, currency);
    return cards.length === 0 ? undefined : { count: cards.length, sums: availableSums(cards) };
  },
});
