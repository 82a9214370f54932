import { defineMigration } from "#core/database/migrations.ts";

export const migration = defineMigration("0004-keep-views-of-lists", [
  `create table "saved_view" ("id" serial primary key, "admin_id" int not null, "page" text not null, "kind" text not null, "name" text not null, "query" text not null, "is_shared" boolean not null default false, "used_at" timestamptz(3) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null)`,
  `alter table "saved_view" add constraint "saved_view_name_unique" unique ("admin_id", "page", "kind", "name")`,
  `create index "saved_view_shared_index" on "saved_view" ("page") where is_shared`,
  `create table "saved_view_default" ("admin_id" int not null, "page" text not null, "saved_view_id" int not null, "updated_at" timestamptz(3) not null, primary key ("admin_id", "page"))`,
  `create index "saved_view_default_view_index" on "saved_view_default" ("saved_view_id")`,
  `alter table "saved_view" add constraint "saved_view_admin_id_foreign" foreign key ("admin_id") references "admin" ("id") on delete cascade`,
  `alter table "saved_view" add constraint "saved_view_shared_check" check (kind = 'saved' or not is_shared)`,
  `alter table "saved_view" add constraint "saved_view_kind_check" check ("kind" in ('saved', 'recent'))`,
  `alter table "saved_view_default" add constraint "saved_view_default_admin_id_foreign" foreign key ("admin_id") references "admin" ("id") on delete cascade`,
  `alter table "saved_view_default" add constraint "saved_view_default_saved_view_id_foreign" foreign key ("saved_view_id") references "saved_view" ("id") on delete cascade`,
]);
