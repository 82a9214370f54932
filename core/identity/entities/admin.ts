import { defineEntity, p } from "@mikro-orm/core";

/** A staff member. `is_super` has every permission, those of modules added later included. */
export const Admin = defineEntity({
  name: "Admin",
  tableName: "admin",
  properties: {
    id: p.integer().primary().autoincrement(),
    email: p.text().unique("admin_email_unique"),
    pass: p.text().nullable(),
    name: p.text(),
    status: p.enum(["active", "inactive"] as const).default("active"),
    is_super: p.boolean().default(false),
    permissions: p.json<string[]>().default("[]"),
    lang: p.text().nullable(),
    api_key_hash: p.text().nullable().unique("admin_api_key_hash_unique"),
    created_at: p.datetime(3),
    updated_at: p.datetime(3),
  },
});
