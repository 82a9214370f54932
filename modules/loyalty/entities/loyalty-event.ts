import { defineEntity, p } from "@mikro-orm/core";
import { Client } from "#core/identity/entities/client.ts";

/** Something other than an order that may earn points. A cause counts once per client and event, however often it is told. */
export const LoyaltyEvent = defineEntity({
  name: "LoyaltyEvent",
  tableName: "loyalty_event",
  properties: {
    id: p.integer().primary().autoincrement(),
    client: () => p.manyToOne(Client),
    event: p.text(),
    cause: p.text(),
    points: p.bigint("bigint"),
    created_at: p.datetime(3),
  },
  uniques: [{ name: "loyalty_event_cause_unique", properties: ["client", "event", "cause"] }],
});
