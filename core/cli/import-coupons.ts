import { sql } from "kysely";
import type { AnyMethod } from "#core/events/method.ts";
import type { Scope } from "#core/events/scope.ts";
import type { Host } from "#core/host/open-host.ts";
import { AppError } from "#core/kernel/app-error.ts";
import { parseInstant } from "#core/kernel/business-calendar.ts";
import { callMethodIn, methodNamed } from "./call-method.ts";
import { couponOfRow, refuseUnknownColumns } from "./coupon-sheet.ts";
import { UsageFault } from "./faults.ts";

/** A row of a sheet, with the line it begins at. */
export type SheetRow = { readonly line: number; readonly cells: Readonly<Record<string, string>> };

/** What became of a row: the coupon it made, or why it made none. */
export type ImportedRow = {
  readonly line: number;
  readonly code: string | null;
  readonly id: number | null;
  readonly error: string | null;
};

/**
 * Makes a coupon of each row, by the API's own method; a row that is refused leaves nothing behind and stops none of the others. The
 * caller's transaction decides whether what was made stays.
 */
export async function importCoupons(host: Host, scope: Scope, rows: AsyncIterable<SheetRow>): Promise<readonly ImportedRow[]> {
  const create = methodNamed(host, scope, "coupon_create_advanced");
  const outcomes: ImportedRow[] = [];
  let seen = false;
  for await (const row of rows) {
    if (!seen) refuseUnknownColumns(create, Object.keys(row.cells));
    seen = true;
    outcomes.push(await importRow(host, scope, create, row));
  }
  return outcomes;
}

async function importRow(host: Host, scope: Scope, { name }: AnyMethod, { line, cells }: SheetRow): Promise<ImportedRow> {
  const code = cells["code"] || null;
  await sql`savepoint imported_row`.execute(scope.db);
  try {
    const id = await callMethodIn<number>(host, scope, name, fromNowOn(scope, couponOfRow(cells)));
    await sql`release savepoint imported_row`.execute(scope.db);
    return { line, code, id, error: null };
  } catch (fault) {
    if (!(fault instanceof AppError) && !(fault instanceof UsageFault)) throw fault;
    await sql`rollback to savepoint imported_row`.execute(scope.db);
    return { line, code, id: null, error: sentenceOf(fault) };
  }
}

/** A coupon cannot start in the past; one that did, somewhere else, starts here right away. */
function fromNowOn({ now, shop }: Scope, { start_at: start, ...coupon }: Record<string, unknown>): object {
  const starts = typeof start === "string" ? parseInstant(start, shop.timeZone, "start") : undefined;
  return start === undefined || (starts !== undefined && starts < now) ? coupon : { ...coupon, start_at: start };
}

function sentenceOf(fault: AppError | UsageFault): string {
  if (fault instanceof UsageFault) return fault.message;
  if (fault.code !== "request.invalid") return `${fault.message} (${fault.code})`;
  return Object.entries(fault.details)
    .map(([field, sentence]) => `${field}: ${sentence}`)
    .join(" ");
}
