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
    const text = textOf(value).replaceAll("_", " ");
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

  /** `{{percent 0.125}}`: a share of one. */
  percent: ({ view, args: [value] }) =>
    typeof value === "number" ? numberFormat(view.scope.language, { style: "percent", maximumFractionDigits: 1 }).format(value) : "–",

  /** An instant in the shop's zone, with its time. */
  datetime: ({ view, tools, args: [value] }) => timeElement(view, tools, value, { dateStyle: "medium", timeStyle: "short" }),

  /** The same without its time. A plain `YYYY-MM-DD` is a day everywhere. */
  date: ({ view, tools, args: [value] }) => timeElement(view, tools, value, { dateStyle: "medium" }),
} satisfies Record<string, Component>;

function timeElement(view: View, tools: Parameters<Component>[0]["tools"], value: unknown, style: DateStyle): unknown {
  const instant = value instanceof Date ? value : typeof value === "string" && value !== "" ? new Date(value) : undefined;
  if (instant === undefined || Number.isNaN(instant.getTime())) return "–";
  const isDay = typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
  const timeZone = isDay ? "UTC" : view.scope.shop.timeZone;
  const text = dateFormat(view.scope.language, timeZone, style).format(instant);
  return tools.safe(tools.partial(view, "time", { instant: isDay ? value : instant.toISOString(), text }));
}
