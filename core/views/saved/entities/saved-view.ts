import { defineEntity, p } from "@mikro-orm/core";
import { Admin } from "#core/identity/entities/admin.ts";

/** A list as a staff member wants to see it again: `saved` under a name of its own, `recent` under what was searched for. */
export const SavedView = defineEntity({
  name: "SavedView",
  tableName: "saved_view",
  properties: {
    id: p.integer().primary().autoincrement(),
    admin: () => p.manyToOne(Admin).deleteRule("cascade"),
    page: p.text(),
    kind: p.enum(["saved", "recent"] as const),
    name: p.text(),
    query: p.text(),
    is_shared: p.boolean().default(false),
    used_at: p.datetime(3),
    created_at: p.datetime(3),
    updated_at: p.datetime(3),
  },
  uniques: [{ name: "saved_view_name_unique", properties: ["admin", "page", "kind", "name"] }],
  indexes: [
    {
      name: "saved_view_shared_index",
      expression: `create index "saved_view_shared_index" on "saved_view" ("page") where is_shared`,
    },
  ],
  checks: [{ name: "saved_view_shared_check", expression: "kind = 'saved' or not is_shared" }],
});
