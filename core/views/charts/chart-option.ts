import type { EChartsCoreOption } from "echarts/core";
import type { Language } from "#core/kernel/language.ts";
import { CHART_SIZES, type Chart, type ChartSize } from "./chart.ts";
import { placeholderColours } from "./clean-svg.ts";

/** A chart as the drawing library understands it: at rest, without anything that follows the pointer. */
export function chartOption(
  { kind, labels, series, currency, marks = [] }: Chart,
  { width }: ChartSize,
  language: Language,
): EChartsCoreOption {
  const isNarrow = width <= CHART_SIZES.narrow.width;
  const hasPoints = labels.length <= (isNarrow ? 12 : 40);
  const { ink, line, series: looks } = placeholderColours;
  return {
    animation: false,
    textStyle: { fontFamily: "inherit" },
    grid: { left: 8, right: 14, top: marks.length > 0 ? 26 : 14, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: {
      type: "category",
      data: [...labels],
      axisTick: { show: false },
      axisLine: { lineStyle: { color: line } },
      axisLabel: { color: ink, fontSize: 12, hideOverlap: true },
    },
    yAxis: {
      type: "value",
      splitNumber: isNarrow ? 3 : 4,
      ...(currency === undefined && { minInterval: 1 }),
      splitLine: { lineStyle: { color: line } },
      axisLabel: { color: ink, fontSize: 12, formatter: axisFormat(currency, language) },
    },
    series: series.map(({ name, values }, index) => {
      const { colour, dash, symbol } = looks[index % looks.length] ?? looks[0];
      return {
        name,
        type: kind,
        data: [...values],
        silent: true,
        itemStyle: { color: colour, ...(kind === "bar" && { borderRadius: [3, 3, 0, 0] }) },
        ...(kind === "line" && {
          symbol,
          symbolSize: 6,
          showSymbol: hasPoints,
          lineStyle: { color: colour, width: 2, type: dash.length > 0 ? [...dash] : "solid" },
        }),
        ...(kind === "bar" && { barMaxWidth: 34 }),
        ...(index === 0 && marks.length > 0 && { markLine: markLine(marks, ink) }),
      };
    }),
  };
}

function markLine(marks: NonNullable<Chart["marks"]>, colour: string): object {
  return {
    silent: true,
    symbol: "none",
    lineStyle: { color: colour, type: "dashed", width: 1 },
    label: { color: colour, fontSize: 12, textBorderWidth: 0 },
    data: marks.map(({ at, label }) => ({ xAxis: at, label: { formatter: label } })),
  };
}

function axisFormat(currency: string | undefined, language: Language): (value: number) => string {
  const style = currency === undefined ? {} : ({ style: "currency", currency, minimumFractionDigits: 0 } as const);
  const format = new Intl.NumberFormat(language, { ...style, notation: "compact", maximumFractionDigits: 1 });
  return (value) => format.format(value);
}
