import { z } from "zod";
import { wholeNumber } from "#core/kernel/wire.ts";
import { defineRedemptionRule } from "../contract.ts";

/** Points may be used only in multiples of a step. */
export const pointsStep = defineRedemptionRule({
  code: "points_step",
  title: { en: "Points in steps", de: "Punkte in Schritten" },
  args: z.strictObject({ step: wholeNumber(1, 1_000_000_000) }),
  argTitles: { step: { en: "Step", de: "Schritt" } },
  summary: ({ step }, language) =>
    language === "de"
      ? `Punkte nur als Vielfaches von ${new Intl.NumberFormat(language).format(step)}`
      : `Points only in multiples of ${new Intl.NumberFormat(language).format(step)}`,
  limit: ({ points }, { step }) => ({ ok: true, points: points - (points % BigInt(step)) }),
});
