import { SERIES_LOOKS } from "./chart.ts";

/**
 * What the drawing library made, fit for a page: no style sheet and no style attributes, which the content security policy refuses; the
 * colours are variables of the theme, so that light, dark and contrast need no second drawing; it has a name and is one picture.
 * Ids depend on `id` alone, so the same chart is the same text each time.
 */
export function cleanSvg(svg: string, id: string, title: string): string {
  return svg
    .replace(/<style\s*>[\s\S]*?<\/style>/g, "")
    .replace(/ (?:ecmeta_\w+|class|xmlns:xlink|version|baseProfile|pointer-events)="[^"]*"/g, "")
    .replace(/ style="([^"]*)"/g, (_whole, rules: string) => attributesOf(rules))
    .replace(/(id="|url\(#)zr\d+-/g, `$1${id}-`)
    .replace(/"#(0101[0-9a-f]{2})"/g, (_whole, digits: string) => `"${colourOf(digits)}"`)
    .replace(/^<svg width="\d+" height="\d+"([^>]*)>/, (_whole, rest: string) => {
      return `<svg${rest} role="img" aria-labelledby="${id}-title" focusable="false"><title id="${id}-title">${escaped(title)}</title>`;
    });
}

/** `font-size:12px;font-family:inherit` as attributes; the family is the page's own. */
function attributesOf(rules: string): string {
  return rules
    .split(";")
    .map((rule) => rule.split(":"))
    .flatMap(([name = "", value = ""]) => (value === "" || name === "font-family" ? [] : [` ${name}="${value}"`]))
    .join("");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** Colours nobody would choose, told to the library and exchanged for the theme's once the drawing is there. */
export const placeholderColours = {
  ink: "#0101f0",
  line: "#0101f1",
  series: SERIES_LOOKS.map(({ dash, symbol }, index) => ({ colour: `#01010${index + 1}`, dash, symbol })) as unknown as readonly [
    SeriesColour,
    ...SeriesColour[],
  ],
};

type SeriesColour = { readonly colour: string; readonly dash: readonly number[]; readonly symbol: string };

function colourOf(digits: string): string {
  if (digits === "0101f0") return "var(--ink-quiet)";
  if (digits === "0101f1") return "var(--line)";
  return SERIES_LOOKS[Number(digits.slice(-1)) - 1]?.colour ?? "currentColor";
}
