import { textField } from "#core/events/form-fields.ts";
import { definePage, type PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import type { Page } from "#core/kernel/page.ts";
import type { ListedCoupon } from "../../services/list-coupons.ts";
import { assertFitsSheet } from "../../tasks/export-coupons-task.ts";
import { everyPage, MOST_AT_ONCE } from "../every-page.ts";
import { couponsAsCsv, couponsAsXlsx, type ExportFormat, exportFile } from "../export-coupons.ts";
import { listInput } from "../list-query.ts";

/**
 * `/admin/coupons/export?format=csv|xlsx`: the coupons the list's address names, or those of `ids`, as a file. For a great many the page
 * offers to have it made in the background.
 */
export const couponExportPage = definePage({
  area: "admin",
  path: "/coupons/export",
  title: "Export of coupons",
  permission: "coupon.view",
  template: "export",
  load: async (scope, request) => {
    const { format, filters } = wanted(scope, request);
    const { total } = await request.call<Page<ListedCoupon>>("coupon_get_list", { ...filters, per_page: 1 });
    if (total > MOST_AT_ONCE) {
      if (format === "xlsx") assertFitsSheet(total);
      return { total, back: "/coupons", backLabel: "Coupons", lead: "{count} coupons are more than is made at once." };
    }
    const coupons = await everyPage<ListedCoupon>(request, "coupon_get_list", filters);
    const body = format === "xlsx" ? couponsAsXlsx(scope, coupons) : couponsAsCsv(coupons);
    return { download: { ...exportFile(scope, format), body } };
  },
  actions: {
    start: async (scope, request) => {
      const { id } = await request.call<{ readonly id: number }>("task_start", { kind: "coupon.export", input: wanted(scope, request) });
      return { to: `/tasks/${id}` };
    },
  },
});

function wanted(scope: Scope, { query }: PageRequest): { readonly format: ExportFormat; readonly filters: object } {
  const { page: _page, ...filters } = listInput(scope, query);
  const ids = textField(query, "ids");
  const format = textField(query, "format") === "xlsx" ? "xlsx" : "csv";
  return { format, filters: { ...filters, ...(ids !== "" && { ids: ids.split(",") }) } };
}
