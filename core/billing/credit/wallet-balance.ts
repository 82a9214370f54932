import type { Scope } from "#core/events/scope.ts";
import { billingTables } from "../tables.ts";

/** A client's account credit in a currency, minor units; 0 when there never was any. */
export async function walletBalance(scope: Scope, clientId: number, currency: string): Promise<bigint> {
  const row = await billingTables(scope)
    .selectFrom("client_wallet")
    .select("balance_minor")
    .where("client_id", "=", clientId)
    .where("currency", "=", currency)
    .executeTakeFirst();
  return row?.balance_minor ?? 0n;
}
