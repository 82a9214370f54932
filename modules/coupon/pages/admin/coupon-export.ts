import { textField } from "#core/events/form-fields.ts";
import { definePage, type PageRequest } from "#core/events/page.ts";
import { zonedParts } from "#core/kernel/business-calendar.ts";
import type { Page } from "#core/kernel/page.ts";
import type { ListedCoupon } from "../../services/list-coupons.ts";
import { couponsAsCsv, couponsAsXlsx } from "../export-coupons.ts";
import { listInput } from "../list-query.ts";

/** `/admin/coupons/export?format=csv|xlsx`: the coupons the list's address names, or those of `ids`, as a file. */
export const couponExportPage = definePage({
  area: "admin",
  path: "/coupons/export",
  title: "Export",
  permission: "coupon.view",
  template: "coupon-list",
  load: async (scope, request) => {
    const { page: _page, ...filters } = listInput(scope, request.query);
    const ids = textField(request.query, "ids");
    const coupons = await allCoupons(request, { ...filters, ...(ids !== "" && { ids: ids.split(",") }) });
    const { date } = zonedParts(scope.now, scope.shop.timeZone);
    if (textField(request.query, "format") === "xlsx") {
      return { download: { name: `coupons-${date}.xlsx`, type: XLSX, body: await couponsAsXlsx(scope, coupons) } };
    }
    return { download: { name: `coupons-${date}.csv`, type: "text/csv; charset=utf-8", body: couponsAsCsv(coupons) } };
  },
});

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Page after page, up to as many as one file should hold. */
async function allCoupons({ call }: PageRequest, filters: Readonly<Record<string, unknown>>): Promise<readonly ListedCoupon[]> {
  const coupons: ListedCoupon[] = [];
  for (let page = 1, pages = 1; page <= pages && page <= MOST_PAGES; page += 1) {
    const found = await call<Page<ListedCoupon>>("coupon_get_list", { ...filters, page, per_page: 500 });
    pages = found.pages;
    coupons.push(...found.list);
  }
  return coupons;
}

const MOST_PAGES = 40;
