import { z } from "zod";
import { wholeNumber } from "#core/kernel/wire.ts";
import { amountIn, moneyArg, moneyWords } from "#modules/coupon/contract.ts";
import { defineEarningRule, earnedPoints } from "../contract.ts";
import { pointsTitle, pointsWords } from "./rule-words.ts";

/** So many points for each so much money, on top of the base rate; in a currency without an amount it gives nothing. */
export const perAmount = defineEarningRule({
  code: "per_amount",
  title: { en: "Points per amount", de: "Punkte je Betrag" },
  args: z.strictObject({ points: wholeNumber(1, 1_000_000), amount: moneyArg }),
  occasions: ["order"],
  argTitles: { points: pointsTitle, amount: { en: "For every", de: "Je" } },
  summary: ({ points, amount }, language) =>
    language === "de"
      ? `${pointsWords(points, language)} je ${moneyWords(amount, language)}, zusätzlich zur Grundrate`
      : `${pointsWords(points, language)} for every ${moneyWords(amount, language)}, on top of the base rate`,
  earns({ baseMinor, currency, shopCurrency }, { points, amount }) {
    const amountMinor = amountIn(amount, { currency, shopCurrency });
    return amountMinor === undefined || amountMinor <= 0n ? earnedPoints(0n) : earnedPoints(baseMinor * BigInt(points), amountMinor);
  },
});
