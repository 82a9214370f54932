import { z } from "zod";
import { deleteCurrency } from "#core/billing/currencies/delete-currency.ts";
import { defineMethod } from "#core/events/method.ts";
import { currencyCode } from "#core/kernel/wire.ts";

export const currencyDelete = defineMethod({
  name: "currency_delete",
  role: "admin",
  permission: "currency.manage",
  summary: "Stops selling in a currency",
  input: z.strictObject({ code: currencyCode }),
  output: z.boolean(),
  async handle(scope, { code }) {
    await deleteCurrency(scope, code);
    return true;
  },
});
