import { z } from "zod";
import { PPM, ppmFromWire } from "#core/kernel/rate.ts";
import { idNumber, wholeNumber } from "#core/kernel/wire.ts";
import { defineEarningRule, earnedFactor } from "../contract.ts";
import { numberedWords, weekdayWords } from "./rule-words.ts";

/** All points of an order times a factor given in percent, on some weekdays or for some client groups when these are given. */
export const orderMultiplier = defineEarningRule({
  code: "order_multiplier",
  title: { en: "Multiplied points", de: "Vervielfachte Punkte" },
  args: z.strictObject({
    percent: z.union([z.number(), z.string().max(20)]).refine(isPercent, { error: "Must be a percentage with at most 4 decimals" }),
    weekdays: z.array(wholeNumber(1, 7)).max(7).optional(),
    client_groups: z.array(idNumber).max(500).optional(),
  }),
  occasions: ["order"],
  argTitles: {
    percent: { en: "Percent of the points", de: "Prozent der Punkte" },
    weekdays: { en: "Only on", de: "Nur an" },
    client_groups: { en: "Only for client groups", de: "Nur für Kundengruppen" },
  },
  summary: ({ percent, weekdays, client_groups: groups }, language) => {
    const times = new Intl.NumberFormat(language, { maximumFractionDigits: 6 }).format(Number(percent) / 100);
    const parts = language === "de" ? [`${times}-mal so viele Punkte`] : [`${times} times the points`];
    if (weekdays !== undefined) parts.push(`${language === "de" ? "am" : "on"} ${weekdayWords(weekdays, language)}`);
    if (groups !== undefined)
      parts.push(`${language === "de" ? "für Kundengruppe" : "for client group"} ${numberedWords(groups, language)}`);
    return parts.join(" ");
  },
  earns({ weekday, client }, { percent, weekdays, client_groups: groups }) {
    const isMeant =
      (weekdays?.includes(weekday) ?? true) && (groups === undefined || (client.groupId !== undefined && groups.includes(client.groupId)));
    return isMeant ? earnedFactor(ppmFromWire(percent, "percent"), PPM) : earnedFactor(1n);
  },
});

function isPercent(value: number | string): boolean {
  try {
    return ppmFromWire(value, "percent") >= 0n;
  } catch {
    return false;
  }
}
