import { clientInvoice, type PortalAction } from "#core/billing/portal.ts";
import { filledFields, textField } from "#core/events/form-fields.ts";
import { defineWidget } from "#core/events/page.ts";
import { formatMoney, minorFromWire } from "#core/kernel/money.ts";
import { remoteProviders } from "../../providers/find-provider.ts";
import { usableLinks } from "./linked-cards.ts";
import { usableCards } from "./own-cards.ts";

/** Below an invoice that is not paid: pay with one of the client's own cards, or with a code. */
export const invoiceCardsWidget = defineWidget({
  slot: clientInvoice.name,
  title: "Gift card",
  order: 10,
  template: "parts/invoice-cards",
  load: async (scope, request) => {
    const { currency } = await request.call<{ readonly currency: string }>("invoice_get", { hash: request.params["hash"] });
    const cards = await usableCards(request, currency);
    const money = (amount: number): string => formatMoney(minorFromWire(amount, currency, "available"), currency, scope.language);
    const own = cards.map(({ id, last4, available }) => ({ value: String(id), label: `•••• ${last4 ?? ""} – ${money(available)}` }));
    const links = remoteProviders(scope).length === 0 ? [] : await usableLinks(request, currency);
    const linked = links.map(({ id, last4, balance }) => ({ value: `link:${id}`, label: `•••• ${last4 ?? ""} – ${money(balance ?? 0)}` }));
    const all = [...own, ...linked];
    return { currency, hasCards: all.length > 0, options: [...all, { value: "", label: "Another card, by its code" }] };
  },
});

/**
 * `gift-card.pay`: an own card by its id, a linked one of a third party, else the code that was typed; as much as possible unless an
 * amount is given. What a third party is asked for is paid once it has said so.
 */
export const payWithCard: PortalAction = {
  name: "gift-card.pay",
  run: async (_scope, { form, params, call }) => {
    const { card, amount, pin } = filledFields(form);
    const link = /^link:(\d+)$/.exec(textField(form, "card"))?.[1];
    const { pending } = await call<{ readonly pending: number }>("gift_card_redeem", {
      ...(link !== undefined ? { link_id: link } : card === undefined ? { code: textField(form, "code").trim() } : { id: card }),
      invoice_hash: params["hash"],
      ...(amount === undefined ? {} : { amount }),
      ...(pin === undefined ? {} : { pin }),
    });
    return { message: pending > 0 ? "The card's provider is asked to pay. Look again in a moment." : "The gift card has paid." };
  },
};
