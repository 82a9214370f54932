import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import type { Hold, HoldPart } from "../ledger/settle-hold.ts";

/** A hold of points for an invoice, with what it holds or has spent of each lot, in the order in which lots were drawn on. */
export type HoldRow = Hold & {
  readonly clientId: number;
  readonly invoiceId: number;
  readonly cause: string;
  readonly points: bigint;
  readonly returned: bigint;
  readonly status: "held" | "committed" | "released";
  readonly heldSeq: number;
  readonly spentSeq: number | undefined;
};

/** Which holds: those of an invoice, of one cause or all, or those of a client that are open. */
export type HoldsOf = { readonly invoiceId: number; readonly cause?: string } | { readonly openOfClient: number };

/** Reads holds; the caller holds the lock of the client's wallet, under which alone they change. */
export async function loadHolds(scope: Scope, of: HoldsOf): Promise<readonly HoldRow[]> {
  const { rows } = await sql<JoinedRow>`
    select hold.id, hold.client_id, hold.invoice_id, hold.cause, hold.points, hold.returned, hold.status, hold.held_seq, hold.spent_seq,
      part.lot_id, part.held as part_held, part.spent as part_spent
    from loyalty_points_hold hold
    left join lateral (
      select lot_id, sum(held_change)::bigint as held, -sum(points)::bigint as spent, min(id) as first_id
      from loyalty_points_lot_debit where hold_id = hold.id group by lot_id
    ) part on true
    where ${"openOfClient" in of ? sql`hold.client_id = ${of.openOfClient} and hold.status = 'held'` : ofInvoice(of)}
    order by hold.id, part.first_id`.execute(scope.db);
  const holds = new Map<number, HoldRow & { parts: HoldPart[] }>();
  for (const row of rows) {
    const hold = holds.get(row.id) ?? { ...holdFrom(row), parts: [] };
    holds.set(row.id, hold);
    if (row.lot_id !== null) hold.parts.push({ lotId: row.lot_id, held: row.part_held ?? 0n, spent: row.part_spent ?? 0n });
  }
  return [...holds.values()];
}

type JoinedRow = {
  readonly id: number;
  readonly client_id: number;
  readonly invoice_id: number;
  readonly cause: string;
  readonly points: bigint;
  readonly returned: bigint;
  readonly status: HoldRow["status"];
  readonly held_seq: number;
  readonly spent_seq: number | null;
  readonly lot_id: number | null;
  readonly part_held: bigint | null;
  readonly part_spent: bigint | null;
};

function ofInvoice({ invoiceId, cause }: { readonly invoiceId: number; readonly cause?: string }) {
  return cause === undefined ? sql`hold.invoice_id = ${invoiceId}` : sql`hold.invoice_id = ${invoiceId} and hold.cause = ${cause}`;
}

function holdFrom(row: JoinedRow): Omit<HoldRow, "parts"> {
  return {
    id: row.id,
    clientId: row.client_id,
    invoiceId: row.invoice_id,
    cause: row.cause,
    points: row.points,
    returned: row.returned,
    status: row.status,
    heldSeq: row.held_seq,
    spentSeq: row.spent_seq ?? undefined,
  };
}
