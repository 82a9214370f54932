import { defineErrors } from "#core/kernel/app-error.ts";

/** The refusals of the checkout, beside those of carts, stock and what modules refuse with. */
export const checkoutErrors = defineErrors({
  "cart.empty": { status: 422, message: "The cart is empty." },
  "cart.currency_mismatch": { status: 409, message: "Your account is kept in {client_currency}, the cart in {currency}." },
});
