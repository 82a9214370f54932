import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";

/** The id of a lot about to be opened. */
export async function drawLotId(scope: Scope): Promise<number> {
  const { rows } = await sql<{ id: number }>`select nextval(pg_get_serial_sequence('loyalty_points_lot', 'id'))::int as id`.execute(
    scope.db,
  );
  const [row] = rows;
  if (row === undefined) throw new TypeError("A select without a table answers one row.");
  return row.id;
}
