import type { Scope } from "#core/events/scope.ts";
import { billingTables } from "../tables.ts";
import { taxErrors } from "./errors.ts";
import type { TaxRow } from "./tax-row.ts";

/** A tax rule by id. Throws `tax.not_found`. */
export async function requireTax(scope: Scope, id: number): Promise<TaxRow> {
  const row = await billingTables(scope).selectFrom("tax").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw taxErrors.error("tax.not_found");
  return row;
}
