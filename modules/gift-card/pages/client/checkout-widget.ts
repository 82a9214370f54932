import { clientCheckout } from "#core/billing/portal.ts";
import { textField } from "#core/events/form-fields.ts";
import { defineWidget } from "#core/events/page.ts";
import { formatMoney, minorFromWire } from "#core/kernel/money.ts";
import { usableCards } from "./own-cards.ts";

/** Within the form of the checkout: which cards pay. What they do not cover is left to pay. */
export const checkoutCardsWidget = defineWidget({
  slot: clientCheckout.name,
  title: "Pay with gift cards",
  order: 10,
  template: "parts/checkout-cards",
  load: async (scope, request) => {
    const { currency } = await request.call<{ readonly currency: string }>("cart_get", {}, "guest");
    const cards = await usableCards(request, currency);
    const money = (amount: number): string => formatMoney(minorFromWire(amount, currency, "available"), currency, scope.language);
    return {
      options: cards.map(({ id, last4, available }) => ({ value: String(id), label: `•••• ${last4 ?? ""} – ${money(available)}` })),
      chosen: [textField(request.query, "card")],
      locked: cards.filter(({ pin_protected: isLocked }) => isLocked).map(({ id, last4 }) => ({ id, last4: last4 ?? "" })),
    };
  },
});
