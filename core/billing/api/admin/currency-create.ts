import { z } from "zod";
import { createCurrency } from "#core/billing/currencies/create-currency.ts";
import { rateFromWire, wireRate } from "#core/billing/currencies/rate-wire.ts";
import { defineMethod } from "#core/events/method.ts";
import { boundedText, currencyCode } from "#core/kernel/wire.ts";

export const currencyCreate = defineMethod({
  name: "currency_create",
  role: "admin",
  permission: "currency.manage",
  summary: "Lets the shop sell in a currency",
  input: z.strictObject({ code: currencyCode, conversion_rate: wireRate.default(1), title: boundedText(100, 1).optional() }),
  output: z.string(),
  handle: (scope, { code, conversion_rate, title }) =>
    createCurrency(scope, { code, rateMillionths: rateFromWire(conversion_rate), title }),
});
