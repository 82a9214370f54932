import { z } from "zod";
import { billingTables } from "#core/billing/tables.ts";
import { defineMethod } from "#core/events/method.ts";

export const consultantGetPairs = defineMethod({
  name: "consultant_get_pairs",
  role: "guest",
  summary: "Those who give sessions at the moment: id → name",
  reads: true,
  input: z.strictObject({}),
  output: z.record(z.string(), z.string()),
  handle: async (scope) => {
    const active = billingTables(scope).selectFrom("consultant").select(["id", "name"]).where("active", "=", true);
    const rows = await active.orderBy("name").orderBy("id").limit(1_000).execute();
    return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
  },
});
