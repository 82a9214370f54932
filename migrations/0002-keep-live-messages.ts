import { defineMigration } from "#core/database/migrations.ts";

export const migration = defineMigration("0002-keep-live-messages", [
  `create table "live_message" ("id" bigserial primary key, "channel" text not null, "type" text not null, "at" timestamptz(3) not null, "data" jsonb not null, "logged_at" timestamptz(3) not null)`,
  `create index "live_message_channel_index" on "live_message" ("channel", "id")`,
]);
