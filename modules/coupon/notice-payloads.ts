import { z } from "zod";

/** What the notices about uses of a coupon carry. `remaining_uses` null: unlimited. */
export const couponUsedPayload = z.strictObject({
  coupon_id: z.int(),
  code: z.string().nullable(),
  used: z.int(),
  remaining_uses: z.int().nullable(),
  invoice_id: z.int(),
});
