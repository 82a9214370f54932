import { z } from "zod";
import { rateFromWire, wireRate } from "#core/billing/currencies/rate-wire.ts";
import { updateCurrency } from "#core/billing/currencies/update-currency.ts";
import { defineMethod } from "#core/events/method.ts";
import { boundedText, currencyCode } from "#core/kernel/wire.ts";

export const currencyUpdate = defineMethod({
  name: "currency_update",
  role: "admin",
  permission: "currency.manage",
  summary: "Changes the rate or title of a currency",
  input: z.strictObject({ code: currencyCode, conversion_rate: wireRate.optional(), title: boundedText(100, 1).optional() }),
  output: z.boolean(),
  async handle(scope, { code, conversion_rate: rate, title }) {
    await updateCurrency(scope, code, { rateMillionths: rate === undefined ? undefined : rateFromWire(rate), title });
    return true;
  },
});
