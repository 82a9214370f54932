import { defineEntity, p } from "@mikro-orm/core";

/** Cards made together by a job. `made` counts those there are already; their codes wait, encrypted, to be fetched once. */
export const GiftCardBatch = defineEntity({
  name: "GiftCardBatch",
  tableName: "gift_card_batch",
  properties: {
    id: p.integer().primary().autoincrement(),
    count: p.integer(),
    made: p.integer().default(0),
    value_minor: p.bigint("bigint"),
    currency: p.text(),
    promo_id: p.integer().nullable(),
    sealed_pin: p.text().nullable(),
    note: p.text().nullable(),
    expires_at: p.datetime(3).nullable(),
    fetched_at: p.datetime(3).nullable(),
    created_at: p.datetime(3),
    updated_at: p.datetime(3),
  },
  checks: [{ name: "gift_card_batch_count_check", expression: "count >= 1 and count <= 100000 and made >= 0 and made <= count" }],
});
