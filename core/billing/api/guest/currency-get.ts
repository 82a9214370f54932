import { z } from "zod";
import { defaultCurrency } from "#core/billing/currencies/default-currency.ts";
import { currencySchema, presentCurrency } from "#core/billing/currencies/present-currency.ts";
import { requireCurrency } from "#core/billing/currencies/require-currency.ts";
import { defineMethod } from "#core/events/method.ts";
import { currencyCode } from "#core/kernel/wire.ts";

export const currencyGet = defineMethod({
  name: "currency_get",
  role: "guest",
  summary: "A currency the shop sells in; the default one without a code",
  reads: true,
  input: z.strictObject({ code: currencyCode.optional() }),
  output: currencySchema,
  handle: async (scope, { code }) => presentCurrency(await requireCurrency(scope, code ?? (await defaultCurrency(scope)))),
});
