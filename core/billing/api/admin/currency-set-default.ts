import { z } from "zod";
import { setDefaultCurrency } from "#core/billing/currencies/set-default-currency.ts";
import { defineMethod } from "#core/events/method.ts";
import { currencyCode } from "#core/kernel/wire.ts";

export const currencySetDefault = defineMethod({
  name: "currency_set_default",
  role: "admin",
  permission: "currency.manage",
  summary: "Makes a currency the one that rates are relative to",
  input: z.strictObject({ code: currencyCode }),
  output: z.boolean(),
  async handle(scope, { code }) {
    await setDefaultCurrency(scope, code);
    return true;
  },
});
