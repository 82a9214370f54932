import { type Selectable, sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { couponErrors } from "../errors.ts";
import { type CouponTables, couponTables } from "../tables.ts";

export type ImportRecord = Selectable<CouponTables["promo_import"]>;
export type RowRecord = Selectable<CouponTables["promo_import_row"]>;

/** What became of a row. */
export type RowOutcome = Pick<RowRecord, "line" | "verdict" | "code" | "promo_id" | "errors">;

/** An import by its id. Throws `coupon.import_not_found` (404). */
export async function findImport(scope: Scope, id: number): Promise<ImportRecord> {
  const found = await couponTables(scope).selectFrom("promo_import").selectAll().where("id", "=", id).executeTakeFirst();
  if (found === undefined) throw couponErrors.error("coupon.import_not_found");
  return found;
}

/** The same, locked until the transaction ends: whoever works on the same import waits. */
export async function lockImport(scope: Scope, id: number): Promise<ImportRecord> {
  const found = await couponTables(scope).selectFrom("promo_import").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
  if (found === undefined) throw couponErrors.error("coupon.import_not_found");
  return found;
}

/** Keeps what became of rows, in one statement; `done` also that it happened. */
export async function keepOutcomes(scope: Scope, importId: number, outcomes: readonly RowOutcome[], done = false): Promise<void> {
  if (outcomes.length === 0) return;
  await sql`
    update promo_import_row row set verdict = told.verdict, code = told.code, promo_id = told.promo_id,
      errors = nullif(told.errors, 'null'::jsonb),
      done_at = case when ${done}::boolean and told.verdict in ('new', 'update') then ${scope.now}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb)
      as told(line int, verdict text, code text, promo_id int, errors jsonb)
    where row.promo_import_id = ${importId} and row.line = told.line`.execute(scope.db);
}
