import { defineEntity, p } from "@mikro-orm/core";

/** One shop setting; the schema and the defaults are in core/host/shop-settings.ts. */
export const Setting = defineEntity({
  name: "Setting",
  tableName: "setting",
  properties: {
    param: p.text().primary(),
    value: p.json<unknown>(),
    updated_at: p.datetime(3),
  },
});
