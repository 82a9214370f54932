import { textField } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import type { PointsReport } from "../../services/points-report.ts";
import type { ListedRise } from "../../services/tier-rises.ts";
import { loyaltyTabs } from "../loyalty-tabs.ts";
import { monthWords } from "../month-words.ts";
import { pageWord } from "../page-word.ts";

/** `/admin/loyalty/report`: what the shop owes in points, when they expire, and what they did month by month. */
export const reportPage = definePage({
  area: "admin",
  path: "/loyalty/report",
  title: "Loyalty report",
  permission: "loyalty.view",
  template: "report",
  load: async (scope, { query, call }) => {
    const months = textField(query, "months") || "12";
    const report = await call<PointsReport>("loyalty_get_report", { months });
    const { language } = scope;
    const highest = Math.max(1, ...report.expiring.map(({ points }) => points));
    return {
      tabs: loyaltyTabs,
      report,
      clientsHint: pageWord(scope, report.clients === 1 ? "One client has them." : "{count} clients have them.", { count: report.clients }),
      expiring: report.expiring.map((row) => ({ ...row, name: row.month === null ? undefined : monthWords(row.month, language), highest })),
      months: report.months.map((row) => ({ ...row, name: monthWords(row.month, language) })),
      rises: await call<readonly ListedRise[]>("loyalty_tier_rise_get_list", { days: 90, most: 10 }),
      spans: ["12", "24", "36"].map((value) => ({ value, label: `${value} months` })),
      exportQuery: `&months=${encodeURIComponent(months)}`,
    };
  },
});
