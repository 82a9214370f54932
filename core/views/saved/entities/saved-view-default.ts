import { defineEntity, p } from "@mikro-orm/core";
import { Admin } from "#core/identity/entities/admin.ts";
import { SavedView } from "./saved-view.ts";

/** The view that a staff member sees when a list is opened by its bare address: an own one or a shared one. */
export const SavedViewDefault = defineEntity({
  name: "SavedViewDefault",
  tableName: "saved_view_default",
  properties: {
    admin: () => p.manyToOne(Admin).primary().deleteRule("cascade"),
    page: p.text().primary(),
    saved_view: () => p.manyToOne(SavedView).deleteRule("cascade"),
    updated_at: p.datetime(3),
  },
  indexes: [{ name: "saved_view_default_view_index", properties: ["saved_view"] }],
});
