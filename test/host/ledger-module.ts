/** A small module with a table, a method, settings and a ledger that may hold value; `ledger` in every name is its id. */
export const ledgerModule = `
import { defineEntity, p } from "@mikro-orm/core";
import { sql } from "kysely";
import { z } from "zod";
import { defineMigration } from "#core/database/migrations.ts";
import { listen } from "#core/events/hook.ts";
import { defineMethod } from "#core/events/method.ts";
import { defineModule } from "#core/events/module.ts";
import { defineSettings } from "#core/events/settings-token.ts";
import { onBeforeAdminSettingsUpdate } from "#core/host/hooks.ts";
import { defineErrors } from "#core/kernel/app-error.ts";

const errors = defineErrors({ "ledger.closed": { status: 409, message: "The ledger is closed." } });

const settings = defineSettings("ledger", z.object({
  greeting: z.string().max(20).default("Hello").meta({ public: true }),
  isOpen: z.boolean().default(true),
  apiToken: z.string().default("").meta({ secret: true }),
}));

const Entry = defineEntity({
  name: "LedgerEntry",
  tableName: "ledger_entry",
  properties: { id: p.integer().primary().autoincrement(), amount: p.integer() },
});

export const module = defineModule({
  id: "ledger",
  entities: [Entry],
  migrations: [defineMigration("0001-first-tables", ['create table "ledger_entry" ("id" serial primary key, "amount" int not null)'])],
  settings,
  permissions: { "ledger.view": "See the ledger" },
  errors: [errors.table],
  locales: { de: { errors: { "ledger.closed": "Das Buch ist geschlossen." } } },
  methods: [
    defineMethod({
      name: "ledger_greet",
      role: "guest",
      summary: "Greets.",
      reads: true,
      input: z.strictObject({}),
      output: z.string(),
      handle: async (scope) => scope.wiring.settings(settings).greeting,
    }),
    defineMethod({
      name: "ledger_write",
      role: "admin",
      permission: "ledger.view",
      summary: "Writes an entry.",
      input: z.strictObject({ amount: z.int() }),
      output: z.literal(true),
      handle: async (scope, { amount }) => {
        await sql\`insert into ledger_entry (amount) values (\${amount})\`.execute(scope.db);
        return true;
      },
    }),
  ],
  listeners: [
    listen(onBeforeAdminSettingsUpdate, async (scope) => {
      if (!scope.wiring.settings(settings).isOpen) throw errors.error("ledger.closed");
    }),
  ],
  openBalances: async (scope) => {
    const { rows } = await sql\`select coalesce(sum(amount), 0)::int as sum from ledger_entry\`.execute(scope.db);
    return rows[0].sum === 0 ? [] : ["The ledger holds " + rows[0].sum + "."];
  },
});
`;
