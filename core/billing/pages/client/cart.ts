import { textField } from "#core/events/form-fields.ts";
import { type ActionOutcome, definePage, type PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { type CartCodes, cartCodes, clientCart } from "../../portal.ts";
import { periodWords } from "./price-words.ts";
import { runPortalAction } from "./run-portal-action.ts";
import type { CartAnswer } from "./wire-answers.ts";

/** `/cart`: what is in it, every code that was typed with what it gives or lacks, and the sum. Modules put what they offer beside it. */
export const clientCartPage = definePage({
  area: "client",
  path: "/cart",
  title: "Cart",
  open: true,
  template: "cart",
  slots: [clientCart],
  scripts: ["paired-range.js"],
  load: async (scope, { call, query }) => {
    const [cart, currencies] = await Promise.all([
      call<CartAnswer>("cart_get", {}, "guest"),
      call<Readonly<Record<string, string>>>("currency_get_pairs", {}, "guest"),
    ]);
    const card = textField(query, "card");
    const kinds = kindsOf(scope);
    return {
      cart,
      items: cart.items.map((item) => ({
        ...item,
        periodWords: periodWords(scope, item.period),
        isAddon: item.parent_id !== null,
        startsAt: item.config.starts_at ?? null,
        recipient: item.config.recipient_name ?? item.config.recipient_email ?? null,
      })),
      hasItems: cart.items.length > 0,
      canOrder: cart.items.length > 0 && cart.items.every(({ available }) => available),
      codeLabel: kinds.length === 0 ? null : labelOf(scope, kinds),
      currencies: Object.entries(currencies).map(([value, title]) => ({ value, label: `${title} (${value})` })),
      hasCurrencies: Object.keys(currencies).length > 1,
      isTaxInclusive: scope.shop.taxInclusive,
      here: card === "" ? "/cart" : `/cart?card=${encodeURIComponent(card)}`,
      checkout: card === "" ? "/checkout" : `/checkout?card=${encodeURIComponent(card)}`,
    };
  },
  actions: {
    "enter-code": (scope, request) => enterCode(scope, request),
    "remove-code": async (scope, request) => {
      const remove = kindsOf(scope).find((kind) => kind.remove !== undefined)?.remove;
      if (remove === undefined) throw invalidRequest({ code: "Codes are not taken here." });
      return remove(request, textField(request.form, "code"));
    },
    "set-quantity": async (_scope, { form, call }) => {
      await call("cart_update_item", { id: textField(form, "id"), quantity: textField(form, "quantity") }, "guest");
      return { message: "The cart is up to date." };
    },
    "remove-item": async (_scope, { form, call }) => {
      await call("cart_remove_item", { id: textField(form, "id") }, "guest");
      return { message: "It is out of the cart." };
    },
    "empty-cart": async (_scope, { call }) => {
      await call("cart_reset", {}, "guest");
      return { message: "The cart is empty." };
    },
    "set-currency": async (_scope, { form, call }) => {
      await call("cart_set_currency", { currency: textField(form, "currency") }, "guest");
      return { message: "The cart is priced in the other currency." };
    },
    part: runPortalAction,
  },
});

/** The kinds of codes that can be typed, the narrowest first. */
function kindsOf({ wiring }: Scope): readonly CartCodes[] {
  return wiring.provided(cartCodes).toSorted((one, other) => one.order - other.order);
}

/** "Coupon or gift card", of the modules that are on. */
function labelOf(scope: Scope, kinds: readonly CartCodes[]): string {
  const labels = kinds.toReversed().map(({ module, label }) => scope.word(module, label));
  const text = new Intl.ListFormat(scope.language, { type: "disjunction" }).format(labels);
  return text.charAt(0).toLocaleUpperCase(scope.language) + text.slice(1);
}

function enterCode(scope: Scope, request: PageRequest): Promise<ActionOutcome> {
  const code = textField(request.form, "code").trim();
  if (code === "") throw invalidRequest({ code: scope.word("billing", "Please type a code.") });
  const kind = kindsOf(scope).find(({ recognises }) => recognises(code));
  if (kind === undefined) throw invalidRequest({ code: scope.word("billing", "This is not a code that the shop takes.") });
  return kind.enter(scope, request, code, textField(request.form, "replace") === "1");
}
