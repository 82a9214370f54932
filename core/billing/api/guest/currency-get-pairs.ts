import { z } from "zod";
import { listCurrencies } from "#core/billing/currencies/list-currencies.ts";
import { defineMethod } from "#core/events/method.ts";

export const currencyGetPairs = defineMethod({
  name: "currency_get_pairs",
  role: "guest",
  summary: "The currencies the shop sells in: code → title, the default one first",
  reads: true,
  input: z.strictObject({}),
  output: z.record(z.string(), z.string()),
  handle: async (scope) => Object.fromEntries((await listCurrencies(scope)).map(({ code, title }) => [code, title])),
});
