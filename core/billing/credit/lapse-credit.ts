import type { Scope } from "#core/events/scope.ts";
import { billingTables } from "../tables.ts";
import { spendCredit } from "./spend-credit.ts";

/** An erased client's account credit lapses, with an entry for each currency. */
export async function lapseCredit(scope: Scope, { clientId }: { readonly clientId: number }): Promise<void> {
  const wallets = await billingTables(scope)
    .selectFrom("client_wallet")
    .select(["currency", "balance_minor"])
    .where("client_id", "=", clientId)
    .where("balance_minor", ">", 0n)
    .orderBy("currency")
    .forNoKeyUpdate()
    .execute();
  for (const { currency, balance_minor: amountMinor } of wallets) {
    await spendCredit(scope, { clientId, currency, amountMinor, type: "lapse", description: "The account was erased" });
  }
}
