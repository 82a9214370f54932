import { defineEntity, p } from "@mikro-orm/core";
import { InvoiceItem } from "#core/billing/entities/invoice-item.ts";
import { Client } from "#core/identity/entities/client.ts";
import { GiftCardBatch } from "./gift-card-batch.ts";

/**
 * Stored value, in minor units of `currency`. The code is kept as a keyed hash, and not at all before it was drawn. `balance_minor` and
 * `held_minor` equal the fold of the card's entries, `seq` counts them; all three move only together with an entry. A card without a
 * client is a bearer card. `issue_key` names what it was issued for, so that nothing issues twice. That a card has expired is read off
 * `expires_at`; a job books it.
 */
export const GiftCard = defineEntity({
  name: "GiftCard",
  tableName: "gift_card",
  properties: {
    id: p.integer().primary().autoincrement(),
    code_hash: p.text().nullable().unique("gift_card_code_hash_unique"),
    last4: p.text().nullable(),
    pin_hash: p.text().nullable(),
    pin_failures: p.integer().default(0),
    value_minor: p.bigint("bigint"),
    balance_minor: p.bigint("bigint"),
    held_minor: p.bigint("bigint").default(0),
    currency: p.text(),
    status: p.enum(["active", "suspended", "void"] as const).default("active"),
    seq: p.integer(),
    source: p.enum(["staff", "coupon", "purchase", "module"] as const),
    is_promotional: p.boolean(),
    client: () => p.manyToOne(Client).nullable(),
    promo_id: p.integer().nullable(),
    invoice_item: () => p.manyToOne(InvoiceItem).nullable().deleteRule("no action"),
    unit_number: p.integer().nullable(),
    gift_card_batch: () => p.manyToOne(GiftCardBatch).nullable().deleteRule("no action"),
    issue_key: p.text().nullable().unique("gift_card_issue_key_unique"),
    note: p.text().nullable(),
    expires_at: p.datetime(3).nullable(),
    created_at: p.datetime(3),
    updated_at: p.datetime(3),
  },
  checks: [
    { name: "gift_card_value_check", expression: "value_minor > 0" },
    { name: "gift_card_balance_check", expression: "balance_minor >= 0" },
    { name: "gift_card_held_check", expression: "held_minor >= 0 and held_minor <= balance_minor" },
    { name: "gift_card_seq_check", expression: "seq >= 1 and pin_failures >= 0" },
  ],
  indexes: [
    { name: "gift_card_client_index", properties: ["client"] },
    { name: "gift_card_promo_index", properties: ["promo_id"] },
    { name: "gift_card_invoice_item_index", properties: ["invoice_item"] },
    { name: "gift_card_gift_card_batch_index", properties: ["gift_card_batch"] },
    { name: "gift_card_last4_index", properties: ["last4"] },
    {
      name: "gift_card_note_search_index",
      expression: `create index "gift_card_note_search_index" on "gift_card" using gin ("note" gin_trgm_ops) where note is not null`,
    },
    {
      name: "gift_card_expires_at_index",
      expression: `create index "gift_card_expires_at_index" on "gift_card" ("expires_at") where expires_at is not null and balance_minor > 0`,
    },
  ],
});
