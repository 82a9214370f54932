import { defineMigration } from "#core/database/migrations.ts";

export const migration = defineMigration("0005-sent-mails-and-deleted-orders", [
  `create table "activity_client_email" ("id" serial primary key, "client_id" int not null, "reference" text not null, "template" text not null, "recipient" text not null, "subject" text not null, "created_at" timestamptz(3) not null)`,
  `alter table "activity_client_email" add constraint "activity_client_email_reference_unique" unique ("reference")`,
  `create index "activity_client_email_client_index" on "activity_client_email" ("client_id")`,
  `alter table "activity_client_email" add constraint "activity_client_email_client_id_foreign" foreign key ("client_id") references "client" ("id")`,
  `alter table "client_order" add column "deleted_at" timestamptz(3) null`,
]);
