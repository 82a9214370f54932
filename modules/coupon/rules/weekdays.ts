import { z } from "zod";
import { eligible, refused } from "#core/kernel/verdict.ts";
import { wholeNumber } from "#core/kernel/wire.ts";
import { defineCouponRule } from "../contract.ts";
import { oneOf } from "./rule-words.ts";

/** On these days of the week, 1 Monday to 7 Sunday, in the shop's zone. */
export const weekdays = defineCouponRule({
  code: "weekdays",
  title: { en: "Days of the week", de: "Wochentage" },
  args: z.strictObject({ days: z.array(wholeNumber(1, 7)).min(1).max(7) }),
  check({ weekday }, { days }) {
    if (days.includes(weekday)) return eligible;
    const isWeekendBreak = weekday >= 6 && days.every((day) => day <= 5);
    return refused(isWeekendBreak ? "coupon.weekend" : "coupon.not_started", { weekdays: days });
  },
  summary({ days }, language) {
    const format = new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" });
    // 1 January 2024 was a Monday.
    const names = days.map((day) => format.format(new Date(Date.UTC(2024, 0, day))));
    return `${language === "de" ? "am" : "on"} ${oneOf(names, language)}`;
  },
});
