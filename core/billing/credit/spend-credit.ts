import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { minorToWire } from "#core/kernel/money.ts";
import type { CreditMovement } from "./add-credit.ts";
import { creditErrors } from "./errors.ts";
import { walletBalance } from "./wallet-balance.ts";

/**
 * Takes from a client's wallet, the entry and the balance in one guarded statement: however many try at once, the balance never goes
 * below 0. Answers the entry's id. Throws `credit.insufficient`.
 */
export async function spendCredit(scope: Scope, movement: CreditMovement): Promise<{ readonly id: number }> {
  const { clientId, currency, amountMinor, type, description, invoiceId, relId } = movement;
  if (amountMinor <= 0n) throw new RangeError("credit is spent in amounts above 0");
  const { rows } = await sql<{ id: number }>`
    with wallet as (
      update client_wallet set balance_minor = balance_minor - ${amountMinor}, seq = seq + 1
      where client_id = ${clientId} and currency = ${currency} and balance_minor >= ${amountMinor}
      returning client_id, currency, balance_minor, seq
    )
    insert into client_balance (client_id, currency, seq, type, amount_minor, balance_after_minor, description, invoice_id, rel_id, created_at)
    select client_id, currency, seq, ${type}, ${-amountMinor}::bigint, balance_minor, ${description}, ${invoiceId ?? null}::int, ${relId ?? null}::text, ${scope.now}::timestamptz
    from wallet
    returning id`.execute(scope.db);
  const [entry] = rows;
  if (entry !== undefined) return entry;
  const availableMinor = await walletBalance(scope, clientId, currency);
  throw creditErrors.error("credit.insufficient", { available: minorToWire(availableMinor, currency), currency });
}
