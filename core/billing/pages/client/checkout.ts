import { groupField, listField, textField } from "#core/events/form-fields.ts";
import { definePage, type Fields } from "#core/events/page.ts";
import { countryName } from "#core/kernel/countries.ts";
import { clientCheckout } from "../../portal.ts";
import { periodWords } from "./price-words.ts";
import { runPortalAction } from "./run-portal-action.ts";
import type { CartAnswer } from "./wire-answers.ts";

type Profile = Readonly<Record<string, string | null>>;
type Placed = { readonly invoice_hash: string; readonly status: "unpaid" | "paid" };

/** `/checkout`: the sum once more, what pays for it, and the one button that orders. */
export const clientCheckoutPage = definePage({
  area: "client",
  path: "/checkout",
  title: "Checkout",
  template: "checkout",
  slots: [clientCheckout],
  load: async (scope, { call, query }) => {
    const [cart, buyer] = await Promise.all([call<CartAnswer>("cart_get", {}, "guest"), call<Profile>("profile_get")]);
    const card = textField(query, "card");
    return {
      cart,
      items: cart.items.map((item) => ({ ...item, periodWords: periodWords(scope, item.period) })),
      hasItems: cart.items.length > 0,
      buyer,
      address: ["company", "address_1", "address_2"].flatMap((field) => buyer[field] ?? []),
      city: [
        [buyer["postcode"], buyer["city"]],
        [buyer["state"], countryName(buyer["country"] ?? "", scope.language)],
      ].flatMap((parts) => lineOf(parts)),
      isTaxInclusive: scope.shop.taxInclusive,
      here: card === "" ? "/checkout" : `/checkout?card=${encodeURIComponent(card)}`,
    };
  },
  actions: {
    order: async (_scope, { form, call }) => {
      const cards = chosenCards(form);
      const placed = await call<Placed>("cart_checkout", cards.length === 0 ? {} : { gift_cards: cards });
      return { to: `/thank-you/${placed.invoice_hash}` };
    },
    part: runPortalAction,
  },
});

/** The parts of a line of an address that are there; nothing without any. */
function lineOf(parts: readonly (string | null | undefined)[]): readonly string[] {
  const text = parts.filter((part) => part !== null && part !== undefined && part !== "").join(" ");
  return text === "" ? [] : [text];
}

/** The client's own cards that were ticked, by id, and the one whose code was typed. */
function chosenCards(form: Fields | undefined): readonly object[] {
  const pins = groupField(form, "pins");
  const own = listField(form, "gift_cards").map((id) => ({ id, ...pinOf(textField(pins, id)) }));
  const code = textField(form, "card_code").trim();
  return code === "" ? own : [...own, { code, ...pinOf(textField(form, "card_pin")) }];
}

function pinOf(pin: string): { readonly pin?: string } {
  return pin === "" ? {} : { pin };
}
