import type { Selectable } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { type BillingTables, billingTables } from "../tables.ts";
import { currencyErrors } from "./errors.ts";

/** A row of `currency`. */
export type CurrencyRow = Selectable<BillingTables["currency"]>;

/** A currency the shop sells in. Throws `currency.not_found`. */
export async function requireCurrency(scope: Scope, code: string): Promise<CurrencyRow> {
  const row = await billingTables(scope).selectFrom("currency").selectAll().where("code", "=", code).executeTakeFirst();
  if (row === undefined) throw currencyErrors.error("currency.not_found");
  return row;
}
