import { defineEntity, p } from "@mikro-orm/core";

/** The stored answer of one write. `scope` is caller and method; answers that hold a secret are encrypted under the key itself. */
export const IdempotencyKey = defineEntity({
  name: "IdempotencyKey",
  tableName: "idempotency_key",
  properties: {
    scope: p.text().primary(),
    key_hash: p.text().primary(),
    request_hash: p.text(),
    status: p.integer(),
    answer: p.text(),
    is_encrypted: p.boolean().default(false),
    created_at: p.datetime(3),
    expires_at: p.datetime(3),
  },
  indexes: [{ name: "idempotency_key_expires_at_index", properties: ["expires_at"] }],
});
