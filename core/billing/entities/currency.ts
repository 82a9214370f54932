import { defineEntity, p } from "@mikro-orm/core";

/** A currency the shop sells in. `conversion_rate_millionths` is units of it for one unit of the default currency, × 10^6. */
export const Currency = defineEntity({
  name: "Currency",
  tableName: "currency",
  properties: {
    code: p.text().primary(),
    title: p.text(),
    conversion_rate_millionths: p.bigint("bigint"),
    is_default: p.boolean().default(false),
    created_at: p.datetime(3),
    updated_at: p.datetime(3),
  },
  checks: [{ name: "currency_conversion_rate_millionths_check", expression: "conversion_rate_millionths > 0" }],
  indexes: [
    {
      name: "currency_default_unique",
      expression: `create unique index "currency_default_unique" on "currency" ("is_default") where is_default`,
    },
  ],
});
