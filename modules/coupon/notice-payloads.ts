import { z } from "zod";

/** What the notices about uses of a coupon carry. Null: unlimited, and not counted while orders are placed. */
export const couponUsedPayload = z.strictObject({
  coupon_id: z.int(),
  code: z.string().nullable(),
  used: z.int().nullable(),
  remaining_uses: z.int().nullable(),
  invoice_id: z.int(),
});

/** What the notice about a coupon that has passed its end carries. */
export const couponExpiredPayload = z.strictObject({
  coupon_id: z.int(),
  code: z.string().nullable(),
  used: z.int().nullable(),
  remaining_uses: z.int().nullable(),
  end_at: z.string(),
});

/** What the notice about a coupon that was made for a client carries. */
export const couponGivenPayload = z.strictObject({ coupon_id: z.int(), client_id: z.int() });
