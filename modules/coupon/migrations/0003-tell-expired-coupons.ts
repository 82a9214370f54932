import { defineMigration } from "#core/database/migrations.ts";

export const migration = defineMigration("0003-tell-expired-coupons", [
  `alter table "promo" add column "expiry_told_for" timestamptz(3) null`,
  `update "promo" set "expiry_told_for" = "end_at" where "end_at" < now()`,
  `create index "promo_untold_expiry_index" on "promo" ("end_at") where active and deleted_at is null and expiry_told_for is distinct from end_at`,
]);
