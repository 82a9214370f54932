import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";

/** A movement of account credit; the amount is above 0, in minor units of the currency. */
export type CreditMovement = {
  readonly clientId: number;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly type: string;
  readonly description: string;
  readonly invoiceId?: number | undefined;
  readonly relId?: string | undefined;
};

/** Adds to a client's wallet: the entry and the balance in one statement. Answers the entry's id and the balance after it. */
export async function addCredit(scope: Scope, movement: CreditMovement): Promise<{ readonly id: number; readonly balanceMinor: bigint }> {
  const { clientId, currency, amountMinor, type, description, invoiceId, relId } = movement;
  if (amountMinor <= 0n) throw new RangeError("credit is added in amounts above 0");
  const { rows } = await sql<{ id: number; balanceMinor: bigint }>`
    with wallet as (
      insert into client_wallet (client_id, currency, balance_minor, seq) values (${clientId}, ${currency}, ${amountMinor}, 1)
      on conflict (client_id, currency) do update
        set balance_minor = client_wallet.balance_minor + excluded.balance_minor, seq = client_wallet.seq + 1
      returning client_id, currency, balance_minor, seq
    )
    insert into client_balance (client_id, currency, seq, type, amount_minor, balance_after_minor, description, invoice_id, rel_id, created_at)
    select client_id, currency, seq, ${type}, ${amountMinor}::bigint, balance_minor, ${description}, ${invoiceId ?? null}::int, ${relId ?? null}::text, ${scope.now}::timestamptz
    from wallet
    returning id, balance_after_minor as "balanceMinor"`.execute(scope.db);
  const [entry] = rows;
  if (entry === undefined) throw new TypeError("An insert answers its row.");
  return entry;
}
