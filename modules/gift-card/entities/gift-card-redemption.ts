import { defineEntity, p } from "@mikro-orm/core";
import { Invoice } from "#core/billing/entities/invoice.ts";
import { Transaction } from "#core/billing/entities/transaction.ts";
import { GiftCard } from "./gift-card.ts";
import { GiftCardLink } from "./gift-card-link.ts";

/**
 * One payment of an invoice by one card: a card of ours, or a linked one of a third party. Held, then captured or released, once; what
 * was captured can be refunded bit by bit, never above it.
 */
export const GiftCardRedemption = defineEntity({
  name: "GiftCardRedemption",
  tableName: "gift_card_redemption",
  properties: {
    id: p.integer().primary().autoincrement(),
    provider: p.text(),
    gift_card: () => p.manyToOne(GiftCard).nullable().deleteRule("no action"),
    gift_card_link: () => p.manyToOne(GiftCardLink).nullable().deleteRule("no action"),
    invoice: () => p.manyToOne(Invoice),
    transaction: () => p.manyToOne(Transaction).unique("gift_card_redemption_transaction_unique"),
    hold_ref: p.text().nullable(),
    state: p.enum(["held", "captured", "released"] as const),
    amount_minor: p.bigint("bigint"),
    refunded_minor: p.bigint("bigint").default(0),
    created_at: p.datetime(3),
    updated_at: p.datetime(3),
  },
  checks: [
    { name: "gift_card_redemption_card_check", expression: "(gift_card_id is null) <> (gift_card_link_id is null)" },
    { name: "gift_card_redemption_amount_check", expression: "amount_minor > 0" },
    {
      name: "gift_card_redemption_refunded_check",
      expression: "refunded_minor >= 0 and refunded_minor <= case when state = 'captured' then amount_minor else 0 end",
    },
  ],
  indexes: [
    { name: "gift_card_redemption_gift_card_index", properties: ["gift_card"] },
    { name: "gift_card_redemption_invoice_index", properties: ["invoice"] },
  ],
});
