import { countryName, countryOptions } from "#core/kernel/countries.ts";
import { type DateStyle, dateFormat } from "#core/kernel/date-format.ts";
import { formatMoney, minorFromWire } from "#core/kernel/money.ts";
import { numberFormat } from "#core/kernel/number-format.ts";
import type { View } from "../view.ts";
import { type Component, textOf } from "./component.ts";

/** Words, amounts, numbers and times in the caller's language. */
export const words = {
  /** `{{t "Hello {name}" name=client.first_name}}` */
  t: ({ view, tools, args: [key], named }) => tools.say(view, textOf(key), named),

  /** `{{named "pending_setup"}}`: a value of the API as a word, "Pending setup". */
  named: ({ view, tools, args: [value] }) => {
    const text = (PLAIN[textOf(value)] ?? textOf(value)).replaceAll("_", " ");
    return tools.say(view, text.charAt(0).toUpperCase() + text.slice(1));
  },

  /** `{{count total "{count} entry" "{count} entries"}}` */
  count: ({ view, tools, args: [number, one, many] }) => {
    const amount = Number(number ?? 0);
    return tools.say(view, textOf(amount === 1 ? one : many), { count: numberFormat(view.scope.language).format(amount) });
  },

  /** `{{money invoice.total invoice.currency}}`: an amount as the API answers it, in major units. */
  money: ({ view, args: [amount, currency] }) => {
    if (typeof amount !== "number" && typeof amount !== "string") return "–";
    const code = typeof currency === "string" ? currency : view.scope.shop.currency;
    return formatMoney(minorFromWire(amount, code, "amount"), code, view.scope.language);
  },

  number: ({ view, args: [value] }) =>
    typeof value === "number" || typeof value === "bigint" ? numberFormat(view.scope.language).format(value) : "–",

  /** `{{signed points}}`: a number that is added or taken, "+30" or "−30". */
  signed: ({ view, args: [value] }) => {
    if (typeof value !== "number") return "–";
    return `${value > 0 ? "+" : value < 0 ? "−" : ""}${numberFormat(view.scope.language).format(Math.abs(value))}`;
  },

  /** `{{percent 0.125}}`: a share of one. */
  percent: ({ view, args: [value] }) =>
    typeof value === "number" ? numberFormat(view.scope.language, { style: "percent", maximumFractionDigits: 1 }).format(value) : "–",

  /** `{{rate-percent 7.25}}`: a rate of the API, in hundredths: "7.25%". */
  "rate-percent": ({ view, args: [value] }) =>
    typeof value === "number" ? numberFormat(view.scope.language, { style: "percent", maximumFractionDigits: 4 }).format(value / 100) : "–",

  /** `{{country-name "DE"}}`: "Germany". */
  "country-name": ({ view, args: [code] }) => (typeof code === "string" && code !== "" ? countryName(code, view.scope.language) : "–"),

  /** `{{field type="select" options=(country-options client.country none="Not said")}}` */
  "country-options": ({ view, tools, args: [kept], named }) =>
    countryOptions(view.scope.language, kept, named["none"] === undefined ? undefined : tools.say(view, textOf(named["none"]))),

  /** An instant in the shop's zone, with its time. */
  datetime: ({ view, tools, args: [value] }) => timeElement(view, tools, value, { dateStyle: "medium", timeStyle: "short" }),

  /** The same without its time. A plain `YYYY-MM-DD` is a day everywhere. */
  date: ({ view, tools, args: [value] }) => timeElement(view, tools, value, { dateStyle: "medium" }),
} satisfies Record<string, Component>;

/** Values whose own word is for programs. */
const PLAIN: Readonly<Record<string, string>> = { canceled: "cancelled", gateway: "transfer" };

function timeElement(view: View, tools: Parameters<Component>[0]["tools"], value: unknown, style: DateStyle): unknown {
  const instant = value instanceof Date ? value : typeof value === "string" && value !== "" ? new Date(value) : undefined;
  if (instant === undefined || Number.isNaN(instant.getTime())) return "–";
  const isDay = typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
  const timeZone = isDay ? "UTC" : view.scope.shop.timeZone;
  const text = dateFormat(view.scope.language, timeZone, style).format(instant);
  // A line may break between the day and the time, and nowhere else.
  const seam = text.search(/\s\S*:/);
  const [day, clock] = seam < 0 ? [text, ""] : [text.slice(0, seam), text.slice(seam + 1)];
  return tools.safe(tools.partial(view, "time", { instant: isDay ? value : instant.toISOString(), day, clock }));
}
