import assert from "node:assert/strict";
import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import type { Lot } from "../ledger/lot.ts";
import type { Booking, Entry, Wallet } from "../ledger/wallet.ts";

/**
 * Writes what has become of a wallet: its sums, its lots, the entries and what each of them moved. One statement; the caller holds the
 * wallet's lock, and the sequence number proves it. Nothing is written when nothing has changed.
 */
export async function saveWallet(scope: Scope, before: Wallet, { wallet, entries }: Booking): Promise<void> {
  const known = new Map(before.lots.map((lot) => [lot.id, lot]));
  const opened = wallet.lots.filter((lot) => !known.has(lot.id));
  const changed = wallet.lots.filter((lot) => known.has(lot.id) && known.get(lot.id) !== lot);
  if (entries.length === 0 && changed.length === 0) return;
  const { clientId } = wallet;
  const { actor, now } = scope;
  const debits = entries.flatMap(({ seq, movements }) => movements.map((movement, place) => ({ seq, place, ...movement })));
  const { rows } = await sql`
    with opened as (
      insert into loyalty_points_lot
        (id, client_id, origin, points, remaining, held, lapsed, absorbed, revoked, invoice_id, opened_seq, active_from, expires_at, created_at)
      select id, ${clientId}::int, origin, points, remaining, held, lapsed, absorbed, revoked, "invoiceId", "openedSeq", "activeFrom", "expiresAt", "openedAt"
      from jsonb_to_recordset(${toJson(opened)}::jsonb) as lot (
        id int, origin text, points bigint, remaining bigint, held bigint, lapsed bigint, absorbed bigint, revoked bigint,
        "invoiceId" int, "openedSeq" int, "activeFrom" timestamptz, "expiresAt" timestamptz, "openedAt" timestamptz)
    ), changed as (
      update loyalty_points_lot set
        remaining = lot.remaining, held = lot.held, lapsed = lot.lapsed, absorbed = lot.absorbed, revoked = lot.revoked
      from jsonb_to_recordset(${toJson(changed.map(sumsOf))}::jsonb)
        as lot (id int, remaining bigint, held bigint, lapsed bigint, absorbed bigint, revoked bigint)
      where loyalty_points_lot.id = lot.id
    ), entered as (
      insert into loyalty_points_transaction
        (client_id, seq, kind, points, held_change, debt_change, balance_after, held_after, debt_after, description, cause, invoice_id,
          credit_note_id, reverses_seq, actor_kind, admin_id, created_at)
      select ${clientId}::int, seq, kind, points, "heldChange", "debtChange", "balanceAfter", "heldAfter", "debtAfter", description, cause,
        "invoiceId", "creditNoteId", reverses, ${actor.kind}::text, ${actor.kind === "staff" ? actor.staffId : null}::int, ${now}::timestamptz
      from jsonb_to_recordset(${toJson(entries.map(withoutMovements))}::jsonb) as entry (
        seq int, kind text, points bigint, "heldChange" bigint, "debtChange" bigint, "balanceAfter" bigint, "heldAfter" bigint,
        "debtAfter" bigint, description text, cause text, "invoiceId" int, "creditNoteId" int, reverses int)
      order by seq
      returning id, seq
    ), paired as (
      insert into loyalty_points_lot_debit (transaction_id, lot_id, hold_id, points, held_change)
      select entered.id, debit."lotId", debit."holdId", debit.points, debit.held
      from jsonb_to_recordset(${toJson(debits)}::jsonb) as debit (seq int, place int, "lotId" int, "holdId" int, points bigint, held bigint)
      join entered using (seq)
      order by debit.seq, debit.place
    )
    update loyalty_points set
      points = ${wallet.points}, held = ${wallet.held}, debt = ${wallet.debt}, total_earned = ${wallet.earned},
      total_spent = ${wallet.spent}, total_expired = ${wallet.expired}, seq = ${wallet.seq}, updated_at = ${now}
    where client_id = ${clientId} and seq = ${before.seq}
    returning client_id`.execute(scope.db);
  assert(rows.length === 1, "a wallet is saved by who holds its lock");
}

function sumsOf({ id, remaining, held, lapsed, absorbed, revoked }: Lot) {
  return { id, remaining, held, lapsed, absorbed, revoked };
}

function withoutMovements({ movements: _movements, ...entry }: Entry) {
  return entry;
}

function toJson(rows: readonly object[]): string {
  return JSON.stringify(rows, (_key, value) => (typeof value === "bigint" ? String(value) : value));
}
