import { defineMigration } from "#core/database/migrations.ts";

export const migration = defineMigration("0005-keep-coupon-imports", [
  `create table "promo_import" ("id" serial primary key, "admin_id" int null, "name" text not null, "columns" jsonb not null, "mapping" jsonb not null, "skip_duplicates" boolean not null, "update_existing" boolean not null, "activate" boolean not null, "notify" boolean not null, "row_count" int not null, "mail_count" int not null default 0, "task_id" int null, "started_at" timestamptz(3) null, "finished_at" timestamptz(3) null, "created_at" timestamptz(3) not null)`,
  `create index "promo_import_created_at_index" on "promo_import" ("created_at")`,
  `create table "promo_import_row" ("promo_import_id" int not null, "line" int not null, "cells" jsonb not null, "verdict" text null, "code" text null, "promo_id" int null, "errors" jsonb null, "done_at" timestamptz(3) null, primary key ("promo_import_id", "line"))`,
  `create index "promo_import_row_verdict_index" on "promo_import_row" ("promo_import_id", "verdict", "line")`,
  `create index "promo_import_row_code_index" on "promo_import_row" ("promo_import_id", "code")`,
  `alter table "promo_import" add constraint "promo_import_admin_id_foreign" foreign key ("admin_id") references "admin" ("id") on delete set null`,
  `alter table "promo_import_row" add constraint "promo_import_row_promo_import_id_foreign" foreign key ("promo_import_id") references "promo_import" ("id") on delete cascade`,
  `alter table "promo_import_row" add constraint "promo_import_row_verdict_check" check ("verdict" in ('new', 'update', 'same', 'duplicate', 'error'))`,
]);
