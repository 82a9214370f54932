import { z } from "zod";
import type { Language } from "#core/events/scope.ts";
import { wholeNumber } from "#core/kernel/wire.ts";
import { defineEarningRule, type EarningFacts, type EarningRule, earnedPoints } from "../contract.ts";
import { pointsTitle, pointsWords } from "./rule-words.ts";

export const giftPoints = wholeNumber(1, 1_000_000_000);

/** A rule that gives a fixed number of points when its occasion is there; `what` goes on "100 points …". */
export function giftRule(
  code: string,
  title: Readonly<Record<Language, string>>,
  occasion: string,
  what: Readonly<Record<Language, string>>,
  isMeant: (facts: EarningFacts) => boolean = () => true,
): EarningRule {
  return defineEarningRule({
    code,
    title,
    args: z.strictObject({ points: giftPoints }),
    occasions: [occasion],
    isFixed: true,
    argTitles: { points: pointsTitle },
    summary: ({ points }, language) => `${pointsWords(points, language)} ${what[language]}`,
    earns: (facts, { points }) => earnedPoints(isMeant(facts) ? BigInt(points) : 0n),
  });
}
