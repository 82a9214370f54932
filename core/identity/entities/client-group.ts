import { defineEntity, p } from "@mikro-orm/core";

/** A group of clients; coupons and prices may be restricted to it. */
export const ClientGroup = defineEntity({
  name: "ClientGroup",
  tableName: "client_group",
  properties: {
    id: p.integer().primary().autoincrement(),
    title: p.text(),
    created_at: p.datetime(3),
    updated_at: p.datetime(3),
  },
});
