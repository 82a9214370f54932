import t from "tap";
import { CHART_SIZES, type Chart } from "#core/views/charts/chart.ts";
import { chartSvg } from "#core/views/charts/chart-svg.ts";

const chart: Chart = {
  id: "uses",
  title: `Uses <of> "coupons"`,
  kind: "line",
  axis: "Day",
  labels: ["<script>alert(1)</script>", `zr0-" style="fill:red`],
  series: [
    { name: "One", values: [1, 2_500] },
    { name: "Other", values: [3, 4] },
  ],
  currency: "EUR",
  marks: [{ at: 1, label: "1" }],
};

t.test("a chart is text that a page may hold: no style, no script, the theme's colours, a name", async (t) => {
  const svg = chartSvg(chart, "uses-wide", CHART_SIZES.wide, "de");
  t.notMatch(svg, /<style|<script| style="|ecmeta|class="|#0101/);
  t.match(svg, /^<svg [^>]*viewBox="0 0 960 300" role="img" aria-labelledby="uses-wide-title"/);
  t.match(svg, /<title id="uses-wide-title">Uses &lt;of&gt; &quot;coupons&quot;<\/title>/);
  t.match(svg, /&lt;script&gt;/);
  t.match(svg, /var\(--accent\)[\s\S]*stroke-dasharray/);
  t.match(svg, /€/);
  t.equal(chartSvg(chart, "uses-wide", CHART_SIZES.wide, "de"), svg, "the same chart is the same text");
});

t.test("bars of a chart without any value are drawn, too", async (t) => {
  const { marks: _marks, currency: _currency, ...plain } = chart;
  const svg = chartSvg({ ...plain, kind: "bar", labels: [], series: [{ name: "None", values: [] }] }, "none", CHART_SIZES.narrow, "en");
  t.match(svg, /<\/svg>/);
});
