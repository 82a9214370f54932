import { defineEntity, p } from "@mikro-orm/core";
import { PromoImport } from "./promo-import.ts";

export type RowFault = { readonly field: string | null; readonly code: string; readonly message: string };

/**
 * A row of a file of coupons. `verdict`: what would become of it, null while nobody has looked; `done_at`: it has become that, and
 * `promo_id` is the coupon.
 */
export const PromoImportRow = defineEntity({
  name: "PromoImportRow",
  tableName: "promo_import_row",
  properties: {
    promo_import: () => p.manyToOne(PromoImport).primary().deleteRule("cascade"),
    line: p.integer().primary(),
    cells: p.json<string[]>(),
    verdict: p.enum(["new", "update", "same", "duplicate", "error"] as const).nullable(),
    code: p.text().nullable(),
    promo_id: p.integer().nullable(),
    errors: p.json<RowFault[]>().nullable(),
    done_at: p.datetime(3).nullable(),
  },
  indexes: [
    { name: "promo_import_row_verdict_index", properties: ["promo_import", "verdict", "line"] },
    { name: "promo_import_row_code_index", properties: ["promo_import", "code"] },
  ],
});
