import { z } from "zod";
import { currencySorts, listCurrencies } from "#core/billing/currencies/list-currencies.ts";
import { currencySchema, presentCurrency } from "#core/billing/currencies/present-currency.ts";
import { defineMethod } from "#core/events/method.ts";
import { offsetOf, pageInput, pageOf, pageOutput } from "#core/kernel/page.ts";
import { sortInput } from "#core/kernel/sorting.ts";

export const currencyGetList = defineMethod({
  name: "currency_get_list",
  role: "admin",
  permission: "currency.view",
  summary: "The currencies the shop sells in, the default one first unless sorted otherwise",
  reads: true,
  input: z.strictObject({ ...pageInput, ...sortInput(currencySorts) }),
  output: pageOutput(currencySchema),
  async handle(scope, page) {
    const all = await listCurrencies(scope, page);
    const from = offsetOf(page);
    return pageOf(all.slice(from, from + page.per_page).map(presentCurrency), all.length, page);
  },
});
