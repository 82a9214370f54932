import { textField } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import { zonedParts } from "#core/kernel/business-calendar.ts";
import type { ListedCoupon } from "../../services/list-coupons.ts";
import { everyPage } from "../every-page.ts";
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
    const input = { ...filters, ...(ids !== "" && { ids: ids.split(",") }) };
    const coupons = await everyPage<ListedCoupon>(request, "coupon_get_list", input, MOST_COUPONS);
    const { date } = zonedParts(scope.now, scope.shop.timeZone);
    if (textField(request.query, "format") === "xlsx") {
      return { download: { name: `coupons-${date}.xlsx`, type: XLSX, body: await couponsAsXlsx(scope, coupons) } };
    }
    return { download: { name: `coupons-${date}.csv`, type: "text/csv; charset=utf-8", body: couponsAsCsv(coupons) } };
  },
});

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** As many as one file should hold. */
const MOST_COUPONS = 20_000;
