/** One row of values, a value for each label of its chart. */
export type ChartSeries = { readonly name: string; readonly values: readonly number[] };

/** Something that happened: a line across the chart at the label with this index, under a short mark such as `1`. */
export type ChartMark = { readonly at: number; readonly label: string };

/**
 * What `{{chart …}}` draws: up to five series over common labels. A page gives plain data, words in the caller's language; how it looks
 * is the chart's own affair.
 */
export type Chart = {
  /** The only one on its page; letters, digits and hyphens. */
  readonly id: string;
  /** What there is to see, for whoever cannot. */
  readonly title: string;
  readonly kind: "line" | "bar";
  /** What the labels are: "Day". */
  readonly axis: string;
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
  /** The values are amounts in major units of this currency; plain numbers without it. */
  readonly currency?: string;
  readonly marks?: readonly ChartMark[];
};

export type ChartSize = { readonly width: number; readonly height: number };

/** A chart is drawn for a desk and for a phone, so that its letters are as large as all others; the style sheet shows one of them. */
export const CHART_SIZES = { wide: { width: 960, height: 300 }, narrow: { width: 360, height: 250 } } as const satisfies Record<
  string,
  ChartSize
>;

/** By the place of a series: its colour of the theme, the pattern of its line, and how its points look, so that no colour stands alone. */
export const SERIES_LOOKS = [
  { colour: "var(--accent)", dash: [], symbol: "circle" },
  { colour: "var(--warning)", dash: [7, 4], symbol: "rect" },
  { colour: "var(--info)", dash: [2, 3], symbol: "triangle" },
  { colour: "var(--bad)", dash: [9, 3, 2, 3], symbol: "diamond" },
  { colour: "var(--line-strong)", dash: [12, 6], symbol: "roundRect" },
] as const;
