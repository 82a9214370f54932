import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { AppError } from "#core/kernel/app-error.ts";
import { couponErrors } from "../errors.ts";
import { couponTables } from "../tables.ts";
import { type ImportRecord, keepOutcomes, lockImport, type RowOutcome, type RowRecord } from "./import-rows.ts";
import { codeOf, type KnownCoupons, knownCoupons } from "./known-coupons.ts";
import { newFaults } from "./new-faults.ts";
import { rowFaults } from "./row-faults.ts";
import { type RowFields, rowFields } from "./row-fields.ts";
import { tryUpdate } from "./try-update.ts";

/**
 * Looks at the next rows nobody has looked at, and says of each what would become of it; keeps nothing of coupons. Answers how many
 * it looked at: fewer than `most` when they were the last. Throws `coupon.import_not_found` (404).
 */
export function checkRows(scope: Scope, id: number, most: number): Promise<number> {
  return scope.transaction(async (inner) => {
    const file = await lockImport(inner, id);
    if (file.started_at !== null) return 0;
    const rows = await couponTables(inner)
      .selectFrom("promo_import_row")
      .selectAll()
      .where("promo_import_id", "=", id)
      .where("verdict", "is", null)
      .orderBy("line")
      .limit(most)
      .execute();
    const read = rows.map((row) => ({ row, ...rowFields(row.cells, file.mapping) }));
    const known = await knownCoupons(
      inner,
      read.map(({ fields }) => fields),
    );
    const seen = await codesBefore(
      inner,
      rows,
      read.flatMap(({ fields }) => codeOf(fields) ?? []),
    );
    const outcomes: RowOutcome[] = [];
    for (const one of read) {
      const outcome = await checkRow(inner, file, one, known, seen);
      outcomes.push(outcome);
      if (outcome.code !== null && outcome.verdict !== "error") seen.add(outcome.code);
    }
    await keepOutcomes(inner, id, outcomes);
    return rows.length;
  });
}

type ReadRow = RowFields & { readonly row: RowRecord };

async function checkRow(
  scope: Scope,
  file: ImportRecord,
  read: ReadRow,
  known: KnownCoupons,
  seen: ReadonlySet<string>,
): Promise<RowOutcome> {
  const { row, fields, faults } = read;
  const code = codeOf(fields);
  const outcome = { line: row.line, code, promo_id: null, errors: null };
  const refused = (errors: RowOutcome["errors"]): RowOutcome => ({ ...outcome, verdict: "error", errors });
  if (faults.length > 0) return refused(faults.map((fault) => ({ ...fault, message: scope.word("coupon", fault.message) })));
  const taken = couponErrors.error("coupon.code_taken");
  if (code !== null && seen.has(code))
    return file.skip_duplicates ? { ...outcome, verdict: "duplicate" } : refused(rowFaults(scope, taken));
  const found = existingOf(code, fields, known);
  if (found === undefined) return checkNew(scope, file, fields, outcome);
  if (found === null || !file.update_existing) {
    return file.skip_duplicates ? { ...outcome, verdict: "duplicate", promo_id: found } : refused(rowFaults(scope, taken));
  }
  await sql`savepoint checked_row`.execute(scope.db);
  try {
    return { ...outcome, promo_id: found, verdict: await tryUpdate(scope, found, fields, { keep: false }) };
  } catch (fault) {
    if (!(fault instanceof AppError)) throw fault;
    await sql`rollback to savepoint checked_row`.execute(scope.db);
    return refused(rowFaults(scope, fault));
  }
}

/** The coupon a row is about; null for one it cannot be about, undefined for none. */
function existingOf(
  code: string | null,
  { internal_name: name, automatic }: RowFields["fields"],
  known: KnownCoupons,
): number | null | undefined {
  if (code !== null) return known.byCode.get(code);
  return automatic === true && typeof name === "string" ? known.byName.get(name) : undefined;
}

async function checkNew(
  scope: Scope,
  file: ImportRecord,
  fields: RowFields["fields"],
  outcome: Omit<RowOutcome, "verdict">,
): Promise<RowOutcome> {
  const faults = await newFaults(scope, file, fields);
  return faults.length === 0 ? { ...outcome, verdict: "new" } : { ...outcome, verdict: "error", errors: [...faults] };
}

/** Codes of this piece that rows before it have, those that are refused left out. */
async function codesBefore(scope: Scope, [first]: readonly RowRecord[], codes: readonly string[]): Promise<Set<string>> {
  if (first === undefined || codes.length === 0) return new Set();
  const rows = await couponTables(scope)
    .selectFrom("promo_import_row")
    .select("code")
    .where("promo_import_id", "=", first.promo_import_id)
    .where("code", "=", sql<string>`any(${[...codes]}::text[])`)
    .where("line", "<", first.line)
    .where("verdict", "<>", "error")
    .execute();
  return new Set(rows.flatMap(({ code }) => code ?? []));
}
