import { z } from "zod";
import { readCartCurrency } from "#core/billing/carts/read-cart-currency.ts";
import { currencySchema, presentCurrency } from "#core/billing/currencies/present-currency.ts";
import { defineMethod } from "#core/events/method.ts";

export const cartGetCurrency = defineMethod({
  name: "cart_get_currency",
  role: "guest",
  summary: "The currency of the caller's cart",
  reads: true,
  input: z.strictObject({}),
  output: currencySchema,
  handle: async (scope) => presentCurrency(await readCartCurrency(scope)),
});
