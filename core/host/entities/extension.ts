import { defineEntity, p } from "@mikro-orm/core";

/**
 * A module known to this database and whether it takes part. Read by every host; a change raises `host_state.revision`.
 * `uninstalled` modules have no tables. `failures` counts starts in a row at which the module could not be loaded; `fault` says why.
 */
export const Extension = defineEntity({
  name: "Extension",
  tableName: "extension",
  properties: {
    id: p.integer().primary().autoincrement(),
    type: p.text().default("mod"),
    name: p.text(),
    status: p.enum(["installed", "deactivated", "failed", "uninstalled"] as const).default("installed"),
    version: p.text(),
    config: p.json<Record<string, unknown>>().default("{}"),
    failures: p.integer().default(0),
    fault: p.text().nullable(),
    updated_at: p.datetime(3),
  },
  uniques: [{ name: "extension_type_name_unique", properties: ["type", "name"] }],
});
