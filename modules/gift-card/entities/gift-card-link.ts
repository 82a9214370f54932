import { defineEntity, p } from "@mikro-orm/core";
import { Client } from "#core/identity/entities/client.ts";

/**
 * A third party's card that a client has added to its account. The provider's token is kept, the code only encrypted and only until the
 * provider was asked; `balance_minor` is what it said last.
 */
export const GiftCardLink = defineEntity({
  name: "GiftCardLink",
  tableName: "gift_card_link",
  properties: {
    id: p.integer().primary().autoincrement(),
    provider: p.text(),
    client: () => p.manyToOne(Client),
    state: p.enum(["pending", "active", "refused", "removed"] as const).default("pending"),
    sealed_code: p.text().nullable(),
    card_ref: p.text().nullable(),
    last4: p.text().nullable(),
    currency: p.text().nullable(),
    balance_minor: p.bigint("bigint").nullable(),
    created_at: p.datetime(3),
    updated_at: p.datetime(3),
  },
  checks: [{ name: "gift_card_link_active_check", expression: "state <> 'active' or (card_ref is not null and currency is not null)" }],
  indexes: [
    { name: "gift_card_link_client_index", properties: ["client"] },
    {
      name: "gift_card_link_card_ref_unique",
      expression: `create unique index "gift_card_link_card_ref_unique" on "gift_card_link" ("provider", "card_ref") where state = 'active'`,
    },
  ],
});
