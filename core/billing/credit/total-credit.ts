import type { Scope } from "#core/events/scope.ts";
import { findClient } from "#core/identity/clients/find-client.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { defaultCurrency } from "../currencies/default-currency.ts";
import { walletBalance } from "./wallet-balance.ts";

/** A client's account credit in the currency the account is kept in, in major units. Throws `client.not_found`. */
export async function totalCredit(scope: Scope, clientId: number): Promise<number> {
  const client = await findClient(scope, { id: clientId });
  const currency = client.currency ?? (await defaultCurrency(scope));
  return minorToWire(await walletBalance(scope, clientId, currency), currency);
}
