import { textField } from "#core/events/form-fields.ts";
import { definePage, type PageRequest } from "#core/events/page.ts";
import type { Page } from "#core/kernel/page.ts";
import type { CodeView } from "../../services/list-codes.ts";
import { idOf } from "../coupon-of-page.ts";
import { everyPage, MOST_AT_ONCE } from "../every-page.ts";
import { codeRowsCsv, codesFile, codeTitlesCsv } from "../export-codes.ts";

/** `/admin/coupons/:id/codes/export`: the codes of a coupon, or of one batch, as CSV; a great many are left to the background. */
export const couponCodesExportPage = definePage({
  area: "admin",
  path: "/coupons/:id/codes/export",
  title: "Export of codes",
  permission: "coupon.codes",
  template: "export",
  load: async (_scope, request) => {
    const input = wanted(request);
    const { total } = await request.call<Page<CodeView>>("coupon_get_codes", { ...input, per_page: 1 });
    if (total > MOST_AT_ONCE)
      return { total, back: `/coupons/${input.id}/codes`, backLabel: "Codes", lead: "{count} codes are more than is made at once." };
    const codes = await everyPage<CodeView>(request, "coupon_get_codes", input);
    return { download: { ...codesFile(input.id), body: codeTitlesCsv() + codeRowsCsv(codes) } };
  },
  actions: {
    start: async (_scope, request) => {
      const { id } = await request.call<{ readonly id: number }>("task_start", { kind: "coupon.export_codes", input: wanted(request) });
      return { to: `/tasks/${id}` };
    },
  },
});

function wanted(request: PageRequest): { readonly id: number; readonly batch_id?: string } {
  const batch = textField(request.query, "batch_id");
  return { id: idOf(request), ...(batch !== "" && { batch_id: batch }) };
}
