import { z } from "zod";

/** What the buyer said about a gift; kept with the order. Whatever else an order's config holds is not looked at. */
export const giftDetails = z.object({
  recipient_name: z.string().optional(),
  recipient_email: z.string().optional(),
  message: z.string().optional(),
  deliver_at: z.iso.datetime().optional(),
});
