import { defineEntity, p } from "@mikro-orm/core";

/** A notice written in the transaction it tells of; the relay hands it to the job queue after commit, at least once. */
export const Outbox = defineEntity({
  name: "Outbox",
  tableName: "outbox",
  properties: {
    id: p.bigint("bigint").primary().autoincrement(),
    name: p.text(),
    payload: p.json<unknown>(),
    created_at: p.datetime(3),
    relayed_at: p.datetime(3).nullable(),
  },
  indexes: [
    { name: "outbox_waiting_index", expression: `create index "outbox_waiting_index" on "outbox" ("id") where relayed_at is null` },
  ],
});
