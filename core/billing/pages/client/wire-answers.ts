import type { z } from "zod";
import type { cartSchema } from "../../carts/cart-schema.ts";
import type { publicProductSchema } from "../../catalogue/present-public-product.ts";
import type { invoiceSchema } from "../../invoices/invoice-schema.ts";
import type { orderSchema } from "../../orders/order-schema.ts";

/** What the API answers to the pages of the portal. */
export type PublicProduct = z.output<typeof publicProductSchema>;
export type CartAnswer = z.output<typeof cartSchema>;
export type InvoiceAnswer = z.output<typeof invoiceSchema>;
export type OrderAnswer = z.output<typeof orderSchema>;
