import { stringify } from "csv-stringify/sync";
import { textField } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import { zonedParts } from "#core/kernel/business-calendar.ts";
import type { PointsReport } from "../../services/points-report.ts";

/** `/admin/loyalty/report/export?what=months|expiring|values`: one table of the report as CSV. Cells that look like a formula are defused. */
export const reportExportPage = definePage({
  area: "admin",
  path: "/loyalty/report/export",
  title: "Export",
  permission: "loyalty.view",
  template: "report",
  load: async (scope, { query, call }) => {
    const report = await call<PointsReport>("loyalty_get_report", { months: textField(query, "months") || "12" });
    const what = ["expiring", "values"].find((name) => name === textField(query, "what")) ?? "months";
    const { date } = zonedParts(scope.now, scope.shop.timeZone);
    const body = stringify(TABLES[what]?.(report) ?? [], { escape_formulas: true });
    return { download: { name: `points-${what}-${date}.csv`, type: "text/csv; charset=utf-8", body } };
  },
});

type Row = readonly (string | number | null)[];

const TABLES: Readonly<Record<string, (report: PointsReport) => Row[]>> = {
  months: ({ months }) => [
    ["month", "earned", "taken_back", "spent", "returned", "expired", "change"],
    ...months.map((row): Row => [row.month, row.earned, row.taken_back, row.spent, row.returned, row.expired, row.change]),
  ],
  expiring: ({ expiring }) => [["month", "points", "value"], ...expiring.map((row): Row => [row.month ?? "never", row.points, row.value])],
  values: ({ values }) => [
    ["currency", "available", "pending", "held", "outstanding"],
    ...values.map((row): Row => [row.currency, row.available, row.pending, row.held, row.outstanding]),
  ],
};
