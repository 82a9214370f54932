import type { Scope } from "#core/events/scope.ts";
import { AppError } from "#core/kernel/app-error.ts";
import type { RowFault } from "../entities/promo-import-row.ts";
import { columnsOfDraft } from "../services/columns-of-draft.ts";
import type { ImportRecord } from "./import-rows.ts";
import { newCoupon } from "./new-coupon.ts";
import { rowFaults } from "./row-faults.ts";

/**
 * Everything that keeps a row from becoming a new coupon: what single fields say wrong, and, of those that say something that can be read,
 * what does not go together. Empty when it would become one.
 */
export async function newFaults(scope: Scope, file: ImportRecord, fields: Readonly<Record<string, unknown>>): Promise<readonly RowFault[]> {
  const first = await faultsOf(scope, file, fields);
  const unread = new Set(first.map(({ field }) => field?.replace(/_(?:en|de)$/, "")));
  const readable = Object.fromEntries(Object.entries(fields).filter(([field]) => !unread.has(field)));
  if (first.length === 0 || Object.keys(readable).length === Object.keys(fields).length) return first;
  const rest = await faultsOf(scope, file, { ...STAND_INS, ...readable });
  return [...first, ...rest.filter(({ field }) => field !== null && field in readable)];
}

/** So that the rest can be looked at when these are among what cannot be read. */
const STAND_INS = { type: "percentage", value: 1, code: "STAND-IN", internal_name: "Stand-in" };

async function faultsOf(scope: Scope, file: ImportRecord, fields: Readonly<Record<string, unknown>>): Promise<readonly RowFault[]> {
  try {
    await columnsOfDraft(scope, newCoupon(scope, file, fields), { startMayBePast: false });
    return [];
  } catch (fault) {
    if (!(fault instanceof AppError)) throw fault;
    return rowFaults(scope, fault);
  }
}
