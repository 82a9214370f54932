import { defineEntity, p } from "@mikro-orm/core";

/** Counted failures of one subject (a hashed address, account or session) inside a window of the database's clock. */
export const Throttle = defineEntity({
  name: "Throttle",
  tableName: "throttle",
  properties: {
    key: p.text().primary(),
    failures: p.integer(),
    window_ends_at: p.datetime(3),
  },
  checks: [{ name: "throttle_failures_check", expression: "failures >= 0" }],
  indexes: [{ name: "throttle_window_ends_at_index", properties: ["window_ends_at"] }],
});
