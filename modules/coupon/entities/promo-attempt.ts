import { defineEntity, p } from "@mikro-orm/core";

/** Append-only log of every try of a code, written outside the money transaction. Unknown codes are kept as a keyed hash only. */
export const PromoAttempt = defineEntity({
  name: "PromoAttempt",
  tableName: "promo_attempt",
  properties: {
    id: p.bigint("bigint").primary().autoincrement(),
    promo_id: p.integer().nullable(),
    code_hash: p.text().nullable(),
    action: p.enum(["apply", "check", "checkout"] as const),
    outcome: p.text(),
    client_id: p.integer().nullable(),
    cart_id: p.integer().nullable(),
    address_hash: p.text().nullable(),
    country: p.text().nullable(),
    created_at: p.datetime(3),
  },
  indexes: [
    { name: "promo_attempt_promo_index", properties: ["promo_id", "created_at"] },
    { name: "promo_attempt_created_at_index", properties: ["created_at"] },
  ],
});
