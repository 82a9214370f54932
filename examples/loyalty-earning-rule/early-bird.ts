import { z } from "zod";
import { wholeNumber } from "#core/kernel/wire.ts";
import { defineEarningRule, earnedPoints } from "#modules/loyalty/contract.ts";

const MINUTES_PER_HOUR = 60;

/**
 * So many points for each line of an order that is paid before an hour of the day, in the shop's zone. It looks at nothing but its facts:
 * when a line is refunded later, it is asked again with the lines that are left, and the difference goes back.
 */
export const earlyBird = defineEarningRule({
  code: "early_bird",
  title: { en: "Early bird", de: "Früher Vogel" },
  args: z.strictObject({ points: wholeNumber(1, 1_000), before_hour: wholeNumber(1, 23).default(9) }),
  occasions: ["order"],
  isFixed: true,
  argTitles: {
    points: { en: "Points for each line", de: "Punkte je Position" },
    before_hour: { en: "Before this hour", de: "Vor dieser Stunde" },
  },
  summary: ({ points, before_hour: hour }, language) =>
    language === "de" ? `${points} Punkte je Position vor ${hour} Uhr` : `${points} points for each line before ${hour}:00`,
  earns({ minutesOfDay, lines }, { points, before_hour: beforeHour }) {
    return earnedPoints(minutesOfDay < beforeHour * MINUTES_PER_HOUR ? BigInt(lines.length) * BigInt(points) : 0n);
  },
});
