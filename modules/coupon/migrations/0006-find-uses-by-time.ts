import { defineMigration } from "#core/database/migrations.ts";

/** Figures over time read the uses of all coupons by the day of their checkout. */
export const migration = defineMigration("0006-find-uses-by-time", [
  `create index "promo_redemption_created_at_index" on "promo_redemption" ("created_at")`,
]);
