import { z } from "zod";
import { currencySchema, presentCurrency } from "#core/billing/currencies/present-currency.ts";
import { requireCurrency } from "#core/billing/currencies/require-currency.ts";
import { defineMethod } from "#core/events/method.ts";
import { currencyCode } from "#core/kernel/wire.ts";

export const currencyGet = defineMethod({
  name: "currency_get",
  role: "admin",
  permission: "currency.view",
  summary: "A currency the shop sells in",
  reads: true,
  input: z.strictObject({ code: currencyCode }),
  output: currencySchema,
  handle: async (scope, { code }) => presentCurrency(await requireCurrency(scope, code)),
});
