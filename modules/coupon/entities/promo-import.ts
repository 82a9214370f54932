import { defineEntity, p } from "@mikro-orm/core";
import { Admin } from "#core/identity/entities/admin.ts";

/**
 * A file of coupons on its way in: which column means which field (null: none), and how it is taken. `started_at`: from then on nothing
 * about it changes but its rows. `task_id`: the background work that last looked at it or made coupons of it.
 */
export const PromoImport = defineEntity({
  name: "PromoImport",
  tableName: "promo_import",
  properties: {
    id: p.integer().primary().autoincrement(),
    admin: () => p.manyToOne(Admin).nullable().deleteRule("set null"),
    name: p.text(),
    columns: p.json<string[]>(),
    mapping: p.json<(string | null)[]>(),
    skip_duplicates: p.boolean(),
    update_existing: p.boolean(),
    activate: p.boolean(),
    notify: p.boolean(),
    row_count: p.integer(),
    mail_count: p.integer().default(0),
    task_id: p.integer().nullable(),
    started_at: p.datetime(3).nullable(),
    finished_at: p.datetime(3).nullable(),
    created_at: p.datetime(3),
  },
  indexes: [{ name: "promo_import_created_at_index", properties: ["created_at"] }],
});
