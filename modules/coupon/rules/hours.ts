import { z } from "zod";
import { eligible, refused } from "#core/kernel/verdict.ts";
import { defineCouponRule } from "../contract.ts";

const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: "Must be a time such as 09:30." });

/** Between two times of day in the shop's zone, the first inclusive, the second not; it may pass midnight (22:00 to 02:00). */
export const hours = defineCouponRule({
  code: "hours",
  title: { en: "Hours of the day", de: "Uhrzeiten" },
  args: z.strictObject({ from: timeOfDay, until: timeOfDay }),
  check({ minutesOfDay }, { from, until }) {
    const start = minutesOf(from);
    const end = minutesOf(until);
    const within = start < end ? minutesOfDay >= start && minutesOfDay < end : minutesOfDay >= start || minutesOfDay < end;
    return within ? eligible : refused("coupon.not_started", { from, until });
  },
  summary: ({ from, until }, language) => (language === "de" ? `von ${from} bis ${until} Uhr` : `from ${from} to ${until}`),
});

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
