import type { Scope } from "#core/events/scope.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { billingTables } from "../tables.ts";

/** A client's currency has to be one the shop sells in. Listens to the moments before a client is made or changed. */
export async function checkClientCurrency(scope: Scope, { currency }: { readonly currency: string | undefined }): Promise<void> {
  if (currency === undefined) return;
  const row = await billingTables(scope).selectFrom("currency").select("code").where("code", "=", currency).executeTakeFirst();
  if (row === undefined) throw invalidRequest({ currency: "The shop does not sell in this currency." });
}
