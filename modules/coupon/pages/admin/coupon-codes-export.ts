import { stringify } from "csv-stringify/sync";
import { textField } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import type { Page } from "#core/kernel/page.ts";
import type { CodeView } from "../../services/list-codes.ts";
import { idOf } from "../coupon-of-page.ts";

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
    const codes: CodeView[] = [];
    for (let page = 1, pages = 1; page <= pages && page <= MOST_PAGES; page += 1) {
      const found = await request.call<Page<CodeView>>("coupon_get_codes", {
        id,
        ...(batch !== "" && { batch_id: batch }),
        page,
        per_page: 500,
      });
      pages = found.pages;
      codes.push(...found.list);
    }
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

const MOST_PAGES = 200;
