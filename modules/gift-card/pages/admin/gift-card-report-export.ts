import { stringify } from "csv-stringify/sync";
import { textField } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import { zonedParts } from "#core/kernel/business-calendar.ts";
import { type LiabilityMonths, liabilityOf, monthKindOf } from "./gift-card-report.ts";

const SUMS = ["currency", "opening", "issued", "redeemed", "expired", "voided", "closing", "promotional", "held"] as const;
const MONTHS = ["month", "currency", "cards", "issued", "redeemed", "expired", "voided", "outstanding"] as const;

/** `/admin/gift-cards/report/export?kind=months`: the report as CSV, by currency or by month. */
export const giftCardReportExportPage = definePage({
  area: "admin",
  path: "/gift-cards/report/export",
  title: "Export",
  permission: "gift_card.report",
  template: "gift-card-report",
  load: async (scope, request) => {
    const { date } = zonedParts(scope.now, scope.shop.timeZone);
    const isMonths = textField(request.query, "kind") === "months";
    const by = monthKindOf(request);
    const rows = isMonths
      ? (await request.call<LiabilityMonths>("gift_card_liability_months", { by })).map((row) => MONTHS.map((name) => row[name]))
      : (await liabilityOf(request)).currencies.map((row) => SUMS.map((name) => row[name]));
    const body = stringify([isMonths ? MONTHS : SUMS, ...rows], { escape_formulas: true });
    const name = isMonths ? `gift-cards-by-month-${by}-${date}.csv` : `gift-cards-liability-${date}.csv`;
    return { download: { name, type: "text/csv; charset=utf-8", body } };
  },
});
