import { textField } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { analyticsQuery } from "../analytics/analytics-query.ts";
import { analyticsCsv } from "../analytics/analytics-tables.ts";

/** `/admin/coupons/analytics/export?table=timeline`: one table of the page as CSV, asked by the same address. */
export const couponAnalyticsExportPage = definePage({
  area: "admin",
  path: "/coupons/analytics/export",
  title: "Export of figures",
  permission: "coupon.view",
  template: "export",
  load: async (scope, request) => {
    const table = textField(request.query, "table");
    const { input } = await analyticsQuery(scope, request);
    const body = await analyticsCsv(table, request.call, input);
    if (body === undefined) throw invalidRequest({ table: "There is no such table." });
    return { download: { name: `coupons-${table}.csv`, type: "text/csv; charset=utf-8", body } };
  },
});
