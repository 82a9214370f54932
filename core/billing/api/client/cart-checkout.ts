import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { ownClientId } from "#core/identity/clients/own-client-id.ts";
import { checkOut } from "../../checkout/check-out.ts";
import { checkoutInput, checkoutRequestOf } from "../../checkout/checkout-request.ts";
import { presentCheckout } from "../../checkout/present-checkout.ts";

export const clientCartCheckout = defineMethod({
  name: "cart_checkout",
  role: "client",
  summary: "Turns the caller's cart into orders and an invoice, holds what was promised, and settles it when nothing is left to pay.",
  secret: true,
  input: checkoutInput,
  output: z.object({
    invoice_id: z.int(),
    invoice_hash: z.string(),
    order_id: z.int(),
    orders: z.array(z.int()),
    status: z.enum(["unpaid", "paid"]),
    total: z.number(),
    balance_due: z.number(),
    currency: z.string(),
    gateway_id: z.int().nullable(),
  }),
  handle: async (scope, input) => {
    const placed = await checkOut(scope, ownClientId(scope), checkoutRequestOf(scope, input));
    return { ...presentCheckout(placed), gateway_id: input.gateway_id ?? null };
  },
});
