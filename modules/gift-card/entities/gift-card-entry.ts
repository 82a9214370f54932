import { defineEntity, p } from "@mikro-orm/core";
import { Invoice } from "#core/billing/entities/invoice.ts";
import { GiftCard } from "./gift-card.ts";

/**
 * One movement of a card, append-only, numbered without gaps. `amount_minor` changes the balance (0 for hold and release),
 * `held_change_minor` what is held of it. An `operation_key` is used once.
 */
export const GiftCardEntry = defineEntity({
  name: "GiftCardEntry",
  tableName: "gift_card_entry",
  properties: {
    id: p.bigint("bigint").primary().autoincrement(),
    gift_card: () => p.manyToOne(GiftCard),
    seq: p.integer(),
    kind: p.enum(["issue", "hold", "capture", "release", "refund", "recharge", "expire", "void", "adjust"] as const),
    amount_minor: p.bigint("bigint"),
    held_change_minor: p.bigint("bigint").default(0),
    balance_after_minor: p.bigint("bigint"),
    held_after_minor: p.bigint("bigint"),
    invoice: () => p.manyToOne(Invoice).nullable().deleteRule("no action"),
    operation_key: p.text().nullable(),
    reason: p.text().nullable(),
    actor: p.text(),
    created_at: p.datetime(3),
  },
  uniques: [{ name: "gift_card_entry_seq_unique", properties: ["gift_card", "seq"] }],
  checks: [
    {
      name: "gift_card_entry_after_check",
      expression: "balance_after_minor >= 0 and held_after_minor >= 0 and held_after_minor <= balance_after_minor",
    },
    { name: "gift_card_entry_amount_check", expression: "amount_minor = 0 or (kind <> 'hold' and kind <> 'release')" },
  ],
  indexes: [
    { name: "gift_card_entry_created_at_index", properties: ["created_at"] },
    { name: "gift_card_entry_invoice_index", properties: ["invoice"] },
    {
      name: "gift_card_entry_operation_key_unique",
      expression: `create unique index "gift_card_entry_operation_key_unique" on "gift_card_entry" ("operation_key") where operation_key is not null`,
    },
  ],
});
