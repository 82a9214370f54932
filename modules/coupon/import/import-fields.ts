import { couponFields } from "../api/coupon-input.ts";
import { restNames } from "../rest/coupon-body.ts";

/** The fields of a coupon that a column can mean, under the names of the API; a description also in one language alone. */
export const IMPORT_FIELDS: readonly string[] = ["type", ...Object.keys(couponFields), "description_en", "description_de"];

/** The columns there must be. Rows that only change coupons need no more than the code. */
export const REQUIRED_FIELDS: readonly string[] = ["code", "type", "value", "start_at"];

/** Columns that an export or a list of errors tells, and nobody can ask for. */
export const TOLD_COLUMNS: ReadonlySet<string> = new Set(["id", "status", "used", "held", "created_at", "line", "error"]);

/** What the seeds' sheets and the administration's forms call a field, where it has another name. */
export const OTHER_NAMES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(restNames).map(([name, other]) => [other, name]),
);

export function isImportField(name: string): boolean {
  return IMPORT_FIELDS.includes(name);
}
