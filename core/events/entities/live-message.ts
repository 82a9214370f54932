import { defineEntity, p } from "@mikro-orm/core";

/**
 * What was sent to the channels of `/ws/…`, kept for those who ask what they missed. Written by the relay under a lock, so that ids
 * become visible in their own order: who has seen one has seen all before it.
 */
export const LiveMessage = defineEntity({
  name: "LiveMessage",
  tableName: "live_message",
  properties: {
    id: p.bigint("bigint").primary().autoincrement(),
    channel: p.text(),
    type: p.text(),
    /** When it happened, by the shop's clock. */
    at: p.datetime(3),
    data: p.json<Record<string, unknown>>(),
    logged_at: p.datetime(3),
  },
  indexes: [{ name: "live_message_channel_index", properties: ["channel", "id"] }],
});
