import { stringify } from "csv-stringify/sync";
import { textField } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import type { CodeView } from "../../services/list-codes.ts";
import { idOf } from "../coupon-of-page.ts";
import { everyPage } from "../every-page.ts";

/** `/admin/coupons/:id/codes/export`: the codes of a coupon, or of one batch, as CSV. */
export const couponCodesExportPage = definePage({
  area: "admin",
  path: "/coupons/:id/codes/export",
  title: "Export",
  permission: "coupon.codes",
  template: "coupon-codes",
  load: async (_scope, request) => {
    const id = idOf(request);
    const batch = textField(request.query, "batch_id");
    const input = { id, ...(batch !== "" && { batch_id: batch }) };
    const codes = await everyPage<CodeView>(request, "coupon_get_codes", input, MOST_CODES);
    const rows = codes.map(({ code, kind, status, batch_id, client_id, created_at }) => [
      code,
      kind,
      status,
      batch_id,
      client_id,
      created_at,
    ]);
    const body = stringify([["code", "kind", "status", "batch_id", "client_id", "created_at"], ...rows], { escape_formulas: true });
    return { download: { name: `codes-of-coupon-${id}.csv`, type: "text/csv; charset=utf-8", body } };
  },
});

/** As many as one file should hold. */
const MOST_CODES = 100_000;
