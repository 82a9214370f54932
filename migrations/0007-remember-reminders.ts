import { defineMigration } from "#core/database/migrations.ts";

export const migration = defineMigration("0007-remember-reminders", [`alter table "invoice" add column "reminded_at" timestamptz(3) null`]);
