import type { Scope } from "#core/events/scope.ts";
import { billingTables } from "../tables.ts";
import type { CurrencyRow } from "./require-currency.ts";

/** All currencies the shop sells in, the default one first. There are never more than a few dozen. */
export async function listCurrencies(scope: Scope): Promise<readonly CurrencyRow[]> {
  return billingTables(scope).selectFrom("currency").selectAll().orderBy("is_default", "desc").orderBy("code").execute();
}
