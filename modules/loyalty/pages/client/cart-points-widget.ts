import type { z } from "zod";
import { clientCart, type PortalAction } from "#core/billing/portal.ts";
import { textField } from "#core/events/form-fields.ts";
import { defineWidget } from "#core/events/page.ts";
import type { cartQuoteSchema } from "../../services/cart-quote.ts";

type Quote = z.output<typeof cartQuoteSchema>;

/** Beside the cart: how many points to use, up to what the cart takes. */
export const cartPointsWidget = defineWidget({
  slot: clientCart.name,
  title: "Use points",
  order: 10,
  template: "parts/cart-points",
  load: async ({ actor }, { call, query }) => {
    if (actor.kind !== "client") return undefined;
    const quote = await call<Quote>("loyalty_cart_quote");
    if (quote.points === 0 && quote.used === 0) return undefined;
    const card = textField(query, "card");
    return { quote, mayUse: quote.most >= quote.smallest, here: card === "" ? "/cart" : `/cart?card=${encodeURIComponent(card)}` };
  },
});

/** `loyalty.use-points`: that many, instead of those chosen before; none takes them out again. */
export const usePoints: PortalAction = {
  name: "loyalty.use-points",
  run: async (_scope, { form, call }) => {
    const points = textField(form, "points").trim();
    if (points === "" || points === "0") {
      await call("loyalty_cancel_redeem");
      return { message: "No points are used." };
    }
    await call("loyalty_redeem", { points });
    return { message: "Your points are in the cart." };
  },
};
