import { z } from "zod";
import { cartConfigSchema } from "./cart-config.ts";

const amount = z.number().describe("Major units of the cart's currency");

/** A line of a cart on the wire. */
export const cartItemSchema = z.object({
  id: z.int(),
  product_id: z.int(),
  title: z.string(),
  type: z.string(),
  period: z.string().nullable(),
  quantity: z.int(),
  parent_id: z.int().nullable(),
  unit_price: amount,
  setup_price: amount,
  subtotal: amount,
  discount: amount,
  tax: amount,
  total: amount,
  config: cartConfigSchema,
  available: z.boolean().describe("False when the product can no longer be bought; all its amounts are then 0"),
  unavailable_reason: z.string().nullable(),
});

/** A cart on the wire. `id` is null while nothing has been put into it. */
export const cartSchema = z.object({
  id: z.int().nullable(),
  currency: z.string(),
  client_id: z.int().nullable(),
  items: z.array(cartItemSchema),
  coupons: z.array(
    z.object({
      code: z.string().nullable(),
      title: z.string(),
      automatic: z.boolean(),
      discount: amount,
      lines: z.array(z.object({ item_id: z.int(), discount: amount })),
    }),
  ),
  refused: z.array(z.object({ code: z.string(), reason: z.string(), message: z.string(), details: z.record(z.string(), z.unknown()) })),
  promocode: z.string().nullable(),
  subtotal: amount,
  discount: amount.describe("Coupons, adjustments and points together"),
  points: z.object({ used: z.int(), discount: amount }).nullable(),
  tax: amount,
  total: amount,
  version: z.int(),
});
