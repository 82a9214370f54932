import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { AppError } from "#core/kernel/app-error.ts";
import { couponErrors } from "../errors.ts";
import { createCoupon } from "../services/create-coupon.ts";
import { couponTables } from "../tables.ts";
import { type ImportRecord, keepOutcomes, lockImport, type RowOutcome, type RowRecord } from "./import-rows.ts";
import { newCoupon } from "./new-coupon.ts";
import { rowFaults } from "./row-faults.ts";
import { rowFields } from "./row-fields.ts";
import { tellNamedClients } from "./tell-named-clients.ts";
import { tryUpdate } from "./try-update.ts";

/**
 * Makes and changes the coupons of the next rows, in one transaction; a row that is refused now stays undone and says why. Answers the
 * rows it worked on: fewer than `most` when they were the last, and the import is finished. Throws `coupon.import_not_found` (404),
 * `coupon.import_unchecked` when nobody has asked for it by `runImport`.
 */
export function runRows(scope: Scope, id: number, most: number): Promise<readonly RowOutcome[]> {
  return scope.transaction(async (inner) => {
    const file = await lockImport(inner, id);
    if (file.started_at === null) throw couponErrors.error("coupon.import_unchecked");
    const rows = await couponTables(inner)
      .selectFrom("promo_import_row")
      .selectAll()
      .where("promo_import_id", "=", id)
      .where("verdict", "in", ["new", "update"])
      .where("done_at", "is", null)
      .orderBy("line")
      .limit(most)
      .execute();
    const outcomes: RowOutcome[] = [];
    let mails = 0;
    for (const row of rows) {
      const { told = 0, ...outcome } = await runRow(inner, file, row);
      outcomes.push(outcome);
      mails += told;
    }
    if (mails > 0) await countMails(inner, id, mails);
    await keepOutcomes(inner, id, outcomes, true);
    if (rows.length < most) await finishImport(inner, file);
    return outcomes;
  });
}

async function runRow(scope: Scope, file: ImportRecord, row: RowRecord): Promise<RowOutcome & { readonly told?: number }> {
  const { line, code } = row;
  const { fields } = rowFields(row.cells, file.mapping);
  await sql`savepoint imported_row`.execute(scope.db);
  try {
    if (row.verdict === "update" && row.promo_id !== null) {
      const verdict = await tryUpdate(scope, row.promo_id, fields, { keep: true });
      return { line, code, verdict, promo_id: row.promo_id, errors: null };
    }
    const coupon = newCoupon(scope, file, fields);
    const promoId = await createCoupon(scope, coupon);
    const told = file.notify && coupon.active !== false ? await tellNamedClients(scope, promoId, coupon.conditions) : 0;
    return { line, code, verdict: "new", promo_id: promoId, errors: null, told };
  } catch (fault) {
    if (!(fault instanceof AppError)) throw fault;
    await sql`rollback to savepoint imported_row`.execute(scope.db);
    const isTaken = fault.code === "coupon.code_taken" && file.skip_duplicates;
    return { line, code, verdict: isTaken ? "duplicate" : "error", promo_id: null, errors: isTaken ? null : rowFaults(scope, fault) };
  }
}

async function countMails(scope: Scope, id: number, mails: number): Promise<void> {
  await couponTables(scope)
    .updateTable("promo_import")
    .set({ mail_count: sql`mail_count + ${mails}` })
    .where("id", "=", id)
    .execute();
}

async function finishImport(scope: Scope, { id, name, finished_at }: ImportRecord): Promise<void> {
  if (finished_at !== null) return;
  await couponTables(scope).updateTable("promo_import").set({ finished_at: scope.now }).where("id", "=", id).execute();
  const rows = await couponTables(scope)
    .selectFrom("promo_import_row")
    .select(["verdict", ({ fn }) => fn.countAll<bigint>().as("count")])
    .where("promo_import_id", "=", id)
    .groupBy("verdict")
    .execute();
  await recordActivity(scope, {
    action: "coupon.import",
    objectType: "coupon_import",
    objectId: id,
    message: "Coupons were imported from a file.",
    changes: {
      file: name.slice(0, 100).toWellFormed(),
      ...Object.fromEntries(rows.map(({ verdict, count }) => [verdict ?? "unchecked", Number(count)])),
    },
  });
}
