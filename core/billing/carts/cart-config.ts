import { z } from "zod";

/** What the buyer said about a line, as stored in `cart_product.config` and copied to the order. Instants are ISO 8601 in UTC. */
export const cartConfigSchema = z.strictObject({
  consultant_id: z.int().positive().optional(),
  starts_at: z.iso.datetime().optional(),
  recipient_name: z.string().optional(),
  recipient_email: z.string().optional(),
  message: z.string().optional(),
  deliver_at: z.iso.datetime().optional(),
});

/** See {@link cartConfigSchema}. */
export type CartConfig = Readonly<z.output<typeof cartConfigSchema>>;
