import type { Scope } from "#core/events/scope.ts";
import { findClient } from "#core/identity/clients/find-client.ts";
import { identityErrors } from "#core/identity/errors.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { MAX_MINOR, minorFromWire, minorToWire, type WireMoney } from "#core/kernel/money.ts";
import { defaultCurrency } from "../currencies/default-currency.ts";
import { addCredit } from "./add-credit.ts";

export type FundsRequest = {
  readonly id: number;
  readonly amount: WireMoney;
  readonly description: string;
  readonly type?: string | undefined;
  readonly rel_id?: string | undefined;
};

/**
 * Staff add to a client's account credit, in the client's currency. There is no way to set a balance, nor to take from it but by paying.
 * @throws AppError `client.not_found`, `client.erased`, `request.invalid` for an amount that is not above 0.
 */
export async function addFunds(scope: Scope, { id, amount, description, type, rel_id }: FundsRequest): Promise<void> {
  await scope.transaction(async (inner) => {
    const client = await findClient(inner, { id });
    if (client.erased_at !== null) throw identityErrors.error("client.erased");
    const currency = client.currency ?? (await defaultCurrency(inner));
    const amountMinor = minorFromWire(amount, currency, "amount");
    if (amountMinor <= 0n) throw invalidRequest({ amount: "Must be above 0." });
    const entry = await addCredit(inner, { clientId: id, currency, amountMinor, type: type ?? "gift", description, relId: rel_id });
    if (entry.balanceMinor > MAX_MINOR) throw invalidRequest({ amount: "The balance would be too large." });
    await recordActivity(inner, {
      action: "client.add_funds",
      objectType: "client",
      objectId: id,
      message: "Account credit was added.",
      changes: { amount: minorToWire(amountMinor, currency), currency },
    });
  });
}
