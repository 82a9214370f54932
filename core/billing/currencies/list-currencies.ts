import { sql } from "kysely";
import { orderOf } from "#core/database/order-of.ts";
import type { Scope } from "#core/events/scope.ts";
import type { Sorting } from "#core/kernel/sorting.ts";
import { billingTables } from "../tables.ts";
import type { CurrencyRow } from "./require-currency.ts";

/** By what the currencies can be sorted. */
export const currencySorts = ["code", "title", "conversion_rate"] as const;

/** All currencies the shop sells in, the default one first unless sorted otherwise. There are never more than a few dozen. */
export async function listCurrencies(scope: Scope, sorting: Sorting<(typeof currencySorts)[number]> = {}): Promise<readonly CurrencyRow[]> {
  return billingTables(scope).selectFrom("currency").selectAll().orderBy(orderOf(currencyOrder, sorting)).execute();
}

const currencyOrder = {
  columns: { code: sql`code`, title: sql`lower(title)`, conversion_rate: sql`conversion_rate_millionths` },
  id: sql`code`,
  standard: sql`is_default desc, code`,
};
