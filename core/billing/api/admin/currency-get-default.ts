import { z } from "zod";
import { defaultCurrency } from "#core/billing/currencies/default-currency.ts";
import { currencySchema, presentCurrency } from "#core/billing/currencies/present-currency.ts";
import { requireCurrency } from "#core/billing/currencies/require-currency.ts";
import { defineMethod } from "#core/events/method.ts";

export const currencyGetDefault = defineMethod({
  name: "currency_get_default",
  role: "admin",
  permission: "currency.view",
  summary: "The currency that rates are relative to",
  reads: true,
  input: z.strictObject({}),
  output: currencySchema,
  handle: async (scope) => presentCurrency(await requireCurrency(scope, await defaultCurrency(scope))),
});
