import type { Scope } from "#core/events/scope.ts";
import { billingTables } from "../tables.ts";

/** The code of the currency that rates are relative to. */
export async function defaultCurrency(scope: Scope): Promise<string> {
  const row = await billingTables(scope).selectFrom("currency").select("code").where("is_default", "=", true).executeTakeFirst();
  return row?.code ?? scope.shop.currency;
}
