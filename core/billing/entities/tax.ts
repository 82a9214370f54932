import { defineEntity, p } from "@mikro-orm/core";

/** A tax rule. The most specific match applies: country and state, country, general; never a sum. */
export const Tax = defineEntity({
  name: "Tax",
  tableName: "tax",
  properties: {
    id: p.integer().primary().autoincrement(),
    name: p.text(),
    rate_ppm: p.bigint("bigint"),
    country: p.text().nullable(),
    state: p.text().nullable(),
    created_at: p.datetime(3),
    updated_at: p.datetime(3),
  },
  checks: [
    { name: "tax_rate_ppm_check", expression: "rate_ppm >= 0 and rate_ppm <= 1000000" },
    { name: "tax_state_check", expression: "state is null or country is not null" },
  ],
});
