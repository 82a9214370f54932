import { z } from "zod";
import { parseInstant } from "#core/kernel/business-calendar.ts";
import { eligible, refused } from "#core/kernel/verdict.ts";
import { instantText } from "#core/kernel/wire.ts";
import { defineCouponRule } from "../contract.ts";
import { momentWords } from "./rule-words.ts";

const moment = instantText.refine((text) => parseInstant(text, "UTC", "start") !== undefined, { error: "Must be a date or an instant." });

/** The moment lies between a start and an end, both inclusive; an end given as a day reaches to the end of it in the shop's zone. */
export const dateWindow = defineCouponRule({
  code: "date_window",
  title: { en: "Validity period", de: "Gültigkeitszeitraum" },
  args: z
    .strictObject({ start_at: moment.optional(), end_at: moment.optional() })
    .refine(({ start_at, end_at }) => start_at !== undefined || end_at !== undefined, { error: "Give a start or an end." }),
  check({ at, zone }, { start_at, end_at }) {
    const end = instantOf(end_at, zone, "end");
    if (end !== undefined && at > end) return refused("coupon.expired", { end_at: end.toISOString() });
    const start = instantOf(start_at, zone, "start");
    return start !== undefined && at < start ? refused("coupon.not_started", { start_at: start.toISOString() }) : eligible;
  },
  summary({ start_at, end_at }, language) {
    const from = start_at === undefined ? undefined : `${language === "de" ? "ab" : "from"} ${momentWords(start_at, language)}`;
    const until = end_at === undefined ? undefined : `${language === "de" ? "bis" : "until"} ${momentWords(end_at, language)}`;
    return [from, until].filter((part) => part !== undefined).join(" ");
  },
});

/** Instants of fixed terms end in Z and need no calendar, which makes the common case cheap. */
function instantOf(text: string | undefined, zone: string, edge: "start" | "end"): Date | undefined {
  if (text === undefined) return undefined;
  return text.length === 24 && text.endsWith("Z") ? new Date(text) : parseInstant(text, zone, edge);
}
