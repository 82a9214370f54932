import { defineEntity, p } from "@mikro-orm/core";
import { ClientOrder } from "./client-order.ts";

/** Append-only history of an order's states. */
export const ClientOrderStatus = defineEntity({
  name: "ClientOrderStatus",
  tableName: "client_order_status",
  properties: {
    id: p.integer().primary().autoincrement(),
    client_order: () => p.manyToOne(ClientOrder),
    status: p.text(),
    notes: p.text().nullable(),
    created_at: p.datetime(3),
  },
  indexes: [{ name: "client_order_status_client_order_index", properties: ["client_order"] }],
});
