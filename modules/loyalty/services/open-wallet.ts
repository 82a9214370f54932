import type { Selectable } from "kysely";
import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { expireLots } from "../ledger/expire-lots.ts";
import type { Lot } from "../ledger/lot.ts";
import { type Booking, openBooking, type Wallet } from "../ledger/wallet.ts";
import { type LoyaltyTables, loyaltyTables } from "../tables.ts";

/** A wallet that is locked until the transaction ends: as it was, and as it is once what had expired is booked. */
export type OpenWallet = { readonly before: Wallet; readonly booking: Booking };

/**
 * Locks a client's wallet, made when there is none, and reads its lots: those with points left, and with an invoice also those the
 * invoice earned or used. Whoever needs two wallets opens them in the order of the clients' ids.
 */
export async function openWallet(scope: Scope, clientId: number, invoiceId?: number): Promise<OpenWallet> {
  const row = await lockRow(scope, clientId);
  const lots = await loyaltyTables(scope)
    .selectFrom("loyalty_points_lot")
    .selectAll()
    .where("client_id", "=", clientId)
    .where((eb) =>
      invoiceId === undefined
        ? eb("remaining", ">", 0n)
        : eb.or([eb("remaining", ">", 0n), eb("invoice_id", "=", invoiceId), eb("id", "in", lotsOfHolds(invoiceId))]),
    )
    .orderBy("id")
    .execute();
  const before: Wallet = {
    clientId,
    points: row.points,
    held: row.held,
    debt: row.debt,
    earned: row.total_earned,
    spent: row.total_spent,
    expired: row.total_expired,
    seq: row.seq,
    lots: lots.map(lotFrom),
  };
  return { before, booking: expireLots(openBooking(before), scope.now) };
}

async function lockRow(scope: Scope, clientId: number) {
  const tables = loyaltyTables(scope);
  const locked = tables.selectFrom("loyalty_points").selectAll().where("client_id", "=", clientId).forNoKeyUpdate();
  const found = await locked.executeTakeFirst();
  if (found !== undefined) return found;
  await tables
    .insertInto("loyalty_points")
    .values({ client_id: clientId, created_at: scope.now, updated_at: scope.now })
    .onConflict((conflict) => conflict.column("client_id").doNothing())
    .execute();
  return locked.executeTakeFirstOrThrow();
}

function lotsOfHolds(invoiceId: number) {
  return sql<number>`(
    select loyalty_points_lot_debit.lot_id from loyalty_points_lot_debit
    join loyalty_points_hold on loyalty_points_hold.id = loyalty_points_lot_debit.hold_id
    where loyalty_points_hold.invoice_id = ${invoiceId})`;
}

/** A row of `loyalty_points_lot` as the ledger sees it. */
export function lotFrom(row: Selectable<LoyaltyTables["loyalty_points_lot"]>): Lot {
  const { id, origin, points, remaining, held, lapsed, absorbed, revoked } = row;
  return {
    ...{ id, origin, points, remaining, held, lapsed, absorbed, revoked },
    openedAt: row.created_at,
    activeFrom: row.active_from,
    expiresAt: row.expires_at ?? undefined,
    openedSeq: row.opened_seq,
    invoiceId: row.invoice_id ?? undefined,
  };
}
