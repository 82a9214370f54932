import { z } from "zod";
import { defineSettings } from "#core/events/settings-token.ts";

/** The policies of gift cards. */
export const giftCardSettings = defineSettings(
  "gift-card",
  z.object({
    /** After how many days a card that was bought or given expires; 0: never. Cards made by staff expire when staff say so. */
    expiryDays: z.int().min(0).max(36_500).default(0),
    /** How long at least a refund can be spent when the card it returns to has expired, or is about to. */
    refundGraceDays: z.int().min(1).max(3_650).default(30),
    /** The sender of mails with gift cards. */
    mailFrom: z.email().default("gifts@shop.invalid"),
  }),
);
