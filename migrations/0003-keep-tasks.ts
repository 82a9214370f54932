import { defineMigration } from "#core/database/migrations.ts";

export const migration = defineMigration("0003-keep-tasks", [
  `create table "task" ("id" serial primary key, "kind" text not null, "admin_id" int null, "by_host" boolean not null default false, "language" text not null, "title" text not null, "title_values" jsonb not null default '{}', "input" jsonb not null, "state" text not null default 'queued', "done" int not null default 0, "total" int null, "failed" int not null default 0, "checkpoint" jsonb null, "outcome" text null, "outcome_values" jsonb null, "outcome_href" text null, "failures" jsonb not null default '[]', "error_code" text null, "error_details" jsonb null, "file_name" text null, "file_type" text null, "file_parts" int not null default 0, "file_bytes" bigint not null default '0', "runs" int not null default 0, "attempts" int not null default 0, "undone_by_id" int null, "stop_asked_at" timestamptz(3) null, "started_at" timestamptz(3) null, "finished_at" timestamptz(3) null, "expires_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null)`,
  `create index "task_admin_index" on "task" ("admin_id", "id")`,
  `create index "task_undone_by_index" on "task" ("undone_by_id")`,
  `create index "task_expires_at_index" on "task" ("expires_at")`,
  `create index "task_unfinished_index" on "task" ("updated_at") where state in ('queued', 'running')`,
  `create table "task_part" ("task_id" int not null, "role" text not null, "number" int not null, "bytes" bytea not null, primary key ("task_id", "role", "number"))`,
  `alter table "task" add constraint "task_admin_id_foreign" foreign key ("admin_id") references "admin" ("id") on delete set null`,
  `alter table "task" add constraint "task_undone_by_id_foreign" foreign key ("undone_by_id") references "task" ("id") on delete set null`,
  `alter table "task" add constraint "task_counts_check" check (done >= 0 and failed >= 0 and (total is null or total >= 0))`,
  `alter table "task" add constraint "task_file_check" check (file_parts >= 0 and file_bytes >= 0)`,
  `alter table "task" add constraint "task_finished_check" check ((state in ('queued', 'running')) = (finished_at is null) and (finished_at is null) = (expires_at is null))`,
  `alter table "task" add constraint "task_state_check" check ("state" in ('queued', 'running', 'done', 'failed', 'cancelled'))`,
  `alter table "task_part" add constraint "task_part_task_id_foreign" foreign key ("task_id") references "task" ("id") on delete cascade`,
  `alter table "task_part" add constraint "task_part_number_check" check (number >= 0)`,
  `alter table "task_part" add constraint "task_part_role_check" check ("role" in ('given', 'made'))`,
]);
