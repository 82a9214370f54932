import { formatMoney, minorFromWire } from "#core/kernel/money.ts";
import { CHART_SIZES, type Chart, SERIES_LOOKS } from "../charts/chart.ts";
import { chartSvg } from "../charts/chart-svg.ts";
import type { View } from "../view.ts";
import type { Component } from "./component.ts";

/** What is better seen than read. */
export const charts = {
  /**
   * `{{#chart timeline}}a link to the CSV{{/chart}}`: a chart of `core/views/charts/chart.ts` with its legend, and the same figures as a
   * table that opens; the block stands below that table. Drawn on the server, so it is there without a script and on paper.
   */
  chart: ({ view, tools, args: [chart], block }) => {
    if (!isChart(chart)) throw new TypeError("A chart has an id, labels and series.");
    const { id, title, axis, labels, series } = chart;
    const { wide, narrow } = CHART_SIZES;
    const value = valueFormat(view, chart);
    return tools.safe(
      tools.partial(view, "chart", {
        id,
        title,
        axis,
        wide: tools.safe(chartSvg(chart, `${id}-wide`, wide, view.scope.language)),
        narrow: tools.safe(chartSvg(chart, `${id}-narrow`, narrow, view.scope.language)),
        isBars: chart.kind === "bar",
        legend: (series.length > 1 ? series : []).map(({ name }, index) => {
          const { colour, dash } = SERIES_LOOKS[index % SERIES_LOOKS.length] ?? SERIES_LOOKS[0];
          return { name, colour, dash: dash.join(" ") };
        }),
        columns: series.map(({ name }) => name),
        rows: labels.map((label, row) => ({ label, cells: series.map(({ values }) => value(values[row] ?? 0)) })),
        body: tools.safe(block?.() ?? ""),
      }),
    );
  },
} satisfies Record<string, Component>;

function isChart(value: unknown): value is Chart {
  return typeof value === "object" && value !== null && "series" in value && "labels" in value && "id" in value;
}

function valueFormat({ scope }: View, { currency }: Chart): (value: number) => string {
  if (currency === undefined) {
    const format = new Intl.NumberFormat(scope.language);
    return (value) => format.format(value);
  }
  return (value) => formatMoney(minorFromWire(value, currency, "value"), currency, scope.language);
}
