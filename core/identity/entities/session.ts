import { defineEntity, p } from "@mikro-orm/core";
import { Admin } from "./admin.ts";
import { Client } from "./client.ts";

/** A signed-in or guest session. The cookie's id is stored hashed, so a copy of the table opens nothing. */
export const Session = defineEntity({
  name: "Session",
  tableName: "session",
  properties: {
    id_hash: p.text().primary(),
    client: () => p.manyToOne(Client).nullable().deleteRule("cascade"),
    admin: () => p.manyToOne(Admin).nullable().deleteRule("cascade"),
    data: p.json<Record<string, unknown>>(),
    expires_at: p.datetime(3),
    created_at: p.datetime(3),
  },
  indexes: [
    { name: "session_expires_at_index", properties: ["expires_at"] },
    { name: "session_client_index", properties: ["client"] },
    { name: "session_admin_index", properties: ["admin"] },
  ],
});
