import { defineEntity, p } from "@mikro-orm/core";
import { Invoice } from "#core/billing/entities/invoice.ts";
import { GiftCardLink } from "./gift-card-link.ts";
import { GiftCardRedemption } from "./gift-card-redemption.ts";

/**
 * Something asked of a third party, written down before it is asked. `waiting` was not asked yet or is being asked; `unknown` was asked
 * and nobody knows what became of it, so it is asked again with the same key. `done` and `refused` are final.
 */
export const GiftCardOperation = defineEntity({
  name: "GiftCardOperation",
  tableName: "gift_card_operation",
  properties: {
    id: p.integer().primary().autoincrement(),
    provider: p.text(),
    kind: p.enum(["find", "hold", "capture", "release", "refund"] as const),
    state: p.enum(["waiting", "unknown", "done", "refused"] as const).default("waiting"),
    idempotency_key: p.text().unique("gift_card_operation_idempotency_key_unique"),
    gift_card_link: () => p.manyToOne(GiftCardLink),
    gift_card_redemption: () => p.manyToOne(GiftCardRedemption).nullable().deleteRule("no action"),
    invoice: () => p.manyToOne(Invoice).nullable().deleteRule("no action"),
    amount_minor: p.bigint("bigint").nullable(),
    currency: p.text().nullable(),
    hold_ref: p.text().nullable(),
    reference: p.text().nullable(),
    refusal: p.text().nullable(),
    attempts: p.integer().default(0),
    next_attempt_at: p.datetime(3),
    created_at: p.datetime(3),
    updated_at: p.datetime(3),
  },
  indexes: [
    {
      name: "gift_card_operation_open_index",
      expression: `create index "gift_card_operation_open_index" on "gift_card_operation" ("next_attempt_at") where state in ('waiting', 'unknown')`,
    },
    { name: "gift_card_operation_gift_card_link_index", properties: ["gift_card_link"] },
    { name: "gift_card_operation_invoice_index", properties: ["invoice"] },
  ],
});
