import { z } from "zod";
import { wholeNumber } from "#core/kernel/wire.ts";
import { defineEarningRule, earnedPoints } from "../contract.ts";
import { giftPoints } from "./gift-rule.ts";
import { pointsWords } from "./rule-words.ts";

/** Points for who referred a client, and for that client, with the first order that is paid; both go back when all of it is refunded. */
export const referral = defineEarningRule({
  code: "referral",
  title: { en: "Referral", de: "Empfehlung" },
  args: z.strictObject({ points: giftPoints, referred_points: wholeNumber(0, 1_000_000_000).default(0) }),
  occasions: ["order", "referral"],
  isFixed: true,
  argTitles: {
    points: { en: "Points for who referred", de: "Punkte für Werbende" },
    referred_points: { en: "Points for who came", de: "Punkte für Geworbene" },
  },
  summary: ({ points, referred_points: referredPoints }, language) => {
    const own = pointsWords(points, language);
    const other = referredPoints === 0 ? "" : pointsWords(referredPoints, language);
    if (language === "de") return `${own} für eine Empfehlung, die kauft${other && `, und ${other} für den neuen Kunden`}`;
    return `${own} for a referral who buys${other && `, and ${other} for who came`}`;
  },
  earns({ occasion, isFirstOrder, isReferred, lines }, { points, referred_points: referredPoints }) {
    if (!isFirstOrder || !isReferred || lines.length === 0) return earnedPoints(0n);
    return earnedPoints(BigInt(occasion === "referral" ? points : referredPoints));
  },
});
