import { defineEntity, p } from "@mikro-orm/core";
import { Client } from "./client.ts";

/** A mail that was sent to a client: when, to which address, about what. Its text is not kept, because it may hold a link that opens something. */
export const ClientEmail = defineEntity({
  name: "ClientEmail",
  tableName: "activity_client_email",
  properties: {
    id: p.integer().primary().autoincrement(),
    client: () => p.manyToOne(Client),
    reference: p.text().unique("activity_client_email_reference_unique"),
    template: p.text(),
    recipient: p.text(),
    subject: p.text(),
    created_at: p.datetime(3),
  },
  indexes: [{ name: "activity_client_email_client_index", properties: ["client"] }],
});
