import { sql } from "kysely";
import { jsonValue } from "#core/database/json-value.ts";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { readSheet } from "#core/sheets/read-sheet.ts";
import { SHEET_LIMITS } from "#core/sheets/sheet.ts";
import { couponTables } from "../tables.ts";
import { guessMapping } from "./guess-mapping.ts";
import { lookAtRows } from "./look-at-rows.ts";

/** How a file is taken. */
export type ImportOptions = {
  readonly skip_duplicates: boolean;
  readonly update_existing: boolean;
  readonly activate_immediately: boolean;
  readonly send_notifications: boolean;
};

export type ImportedFile = { readonly name: string; readonly content: Uint8Array; readonly delimiter?: string | undefined };

/**
 * Keeps a file of coupons with what its columns seem to mean, and has its rows looked at; nothing of it becomes a coupon yet. Answers the
 * id of the import. Throws `sheet.…` (422), `busy` (503). While the file is read the transaction stands still, longer than others may.
 */
export function keepImport(scope: Scope, { name, content, delimiter }: ImportedFile, options: ImportOptions): Promise<number> {
  return scope.transaction(async (inner) => {
    await sql`select set_config('idle_in_transaction_session_timeout', ${String(2 * SHEET_LIMITS.readMs)}, true)`.execute(inner.db);
    const { columns, rows } = await readSheet(content, { delimiter });
    const { id } = await couponTables(inner)
      .insertInto("promo_import")
      .values({
        admin_id: inner.actor.kind === "staff" ? inner.actor.staffId : null,
        name,
        columns: jsonValue([...columns]),
        mapping: jsonValue([...guessMapping(columns)]),
        ...optionColumns(options),
        row_count: rows.length,
        created_at: inner.now,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    for (let at = 0; at < rows.length; at += PIECE) {
      const piece = JSON.stringify(rows.slice(at, at + PIECE));
      await sql`insert into promo_import_row (promo_import_id, line, cells)
        select ${id}, told.line, told.cells from jsonb_to_recordset(${piece}::jsonb) as told(line int, cells jsonb)`.execute(inner.db);
    }
    await recordActivity(inner, {
      action: "coupon.import_upload",
      objectType: "coupon_import",
      objectId: id,
      message: "A file of coupons was uploaded.",
      changes: { rows: rows.length },
    });
    await lookAtRows(inner, id);
    return id;
  });
}

const PIECE = 5_000;

/** The options as their columns. */
export function optionColumns(options: ImportOptions) {
  return {
    skip_duplicates: options.skip_duplicates,
    update_existing: options.update_existing,
    activate: options.activate_immediately,
    notify: options.send_notifications,
  };
}
