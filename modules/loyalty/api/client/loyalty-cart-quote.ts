import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { cartQuote, cartQuoteSchema } from "../../services/cart-quote.ts";

export const clientLoyaltyCartQuote = defineMethod({
  name: "loyalty_cart_quote",
  role: "client",
  summary: "How many points the caller's cart would take at most, and what they would take off.",
  reads: true,
  input: z.strictObject({}),
  output: cartQuoteSchema,
  handle: (scope) => cartQuote(scope),
});
