import { z } from "zod";
import { setCartCurrency } from "#core/billing/carts/set-cart-currency.ts";
import { defineMethod } from "#core/events/method.ts";
import { currencyCode } from "#core/kernel/wire.ts";

export const cartSetCurrency = defineMethod({
  name: "cart_set_currency",
  role: "guest",
  summary: "Prices the caller's cart in another currency",
  input: z.strictObject({ currency: currencyCode }),
  output: z.boolean(),
  async handle(scope, { currency }) {
    await setCartCurrency(scope, currency);
    return true;
  },
});
