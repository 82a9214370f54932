import { defineEntity, p } from "@mikro-orm/core";
import { GiftCard } from "./gift-card.ts";

/**
 * A card to be sent by mail: the outbox of this module. The code is drawn when it is sent and kept, encrypted, only until the mail
 * has left; what says who gets it goes once that is done or given up.
 */
export const GiftCardDelivery = defineEntity({
  name: "GiftCardDelivery",
  tableName: "gift_card_delivery",
  properties: {
    id: p.integer().primary().autoincrement(),
    gift_card: () => p.manyToOne(GiftCard).unique("gift_card_delivery_gift_card_unique"),
    state: p.enum(["waiting", "sent", "failed", "cancelled"] as const).default("waiting"),
    recipient_email: p.text().nullable(),
    recipient_name: p.text().nullable(),
    sender_name: p.text().nullable(),
    message: p.text().nullable(),
    language: p.text(),
    deliver_at: p.datetime(3),
    sealed_code: p.text().nullable(),
    attempts: p.integer().default(0),
    next_attempt_at: p.datetime(3),
    sent_at: p.datetime(3).nullable(),
    created_at: p.datetime(3),
  },
  indexes: [
    {
      name: "gift_card_delivery_waiting_index",
      expression: `create index "gift_card_delivery_waiting_index" on "gift_card_delivery" ("next_attempt_at") where state = 'waiting'`,
    },
  ],
});
