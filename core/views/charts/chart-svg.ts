import { createRequire } from "node:module";
import type { Language } from "#core/kernel/language.ts";
import type { Chart, ChartSize } from "./chart.ts";
import { chartOption } from "./chart-option.ts";
import { cleanSvg } from "./clean-svg.ts";

/** Draws a chart as SVG that a strict content security policy lets pass and that takes the theme's colours. `id` is its own. */
export function chartSvg(chart: Chart, id: string, size: ChartSize, language: Language): string {
  library ??= loadLibrary();
  const drawing = library.init(null, null, { renderer: "svg", ssr: true, ...size });
  try {
    drawing.setOption(chartOption(chart, size, language));
    return cleanSvg(drawing.renderToSVGString({ useViewBox: true }), id, chart.title);
  } finally {
    drawing.dispose();
  }
}

let library: typeof import("echarts/core") | undefined;

/** Loading it takes a while, and most processes never draw: it waits for the first chart. Only what the charts need is taken. */
function loadLibrary(): typeof import("echarts/core") {
  const load = createRequire(import.meta.url);
  const core = load("echarts/core") as typeof import("echarts/core");
  const { BarChart, LineChart } = load("echarts/charts") as typeof import("echarts/charts");
  const { GridComponent, MarkLineComponent } = load("echarts/components") as typeof import("echarts/components");
  const { SVGRenderer } = load("echarts/renderers") as typeof import("echarts/renderers");
  core.use([BarChart, LineChart, GridComponent, MarkLineComponent, SVGRenderer]);
  return core;
}
