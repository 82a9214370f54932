import { defineEntity, p } from "@mikro-orm/core";

/**
 * The audit log: one append-only row per change of state, without personal data. `seq`, `prev_hash` and `hash` are filled by the
 * sealer off the hot path and chain the rows.
 */
export const Activity = defineEntity({
  name: "Activity",
  tableName: "activity_system",
  properties: {
    id: p.bigint("bigint").primary().autoincrement(),
    priority: p.integer().default(6),
    actor_kind: p.text(),
    admin_id: p.integer().nullable(),
    client_id: p.integer().nullable(),
    door: p.text(),
    request_id: p.text(),
    action: p.text(),
    object_type: p.text().nullable(),
    object_id: p.text().nullable(),
    message: p.text(),
    changes: p.json<Record<string, unknown>>().nullable(),
    address_hash: p.text().nullable(),
    created_at: p.datetime(3),
    seq: p.bigint("bigint").nullable().unique("activity_system_seq_unique"),
    prev_hash: p.text().nullable(),
    hash: p.text().nullable(),
  },
  indexes: [
    { name: "activity_system_object_index", properties: ["object_type", "object_id"] },
    { name: "activity_system_created_at_index", properties: ["created_at"] },
    {
      name: "activity_system_unsealed_index",
      expression: `create index "activity_system_unsealed_index" on "activity_system" ("id") where seq is null`,
    },
  ],
});
