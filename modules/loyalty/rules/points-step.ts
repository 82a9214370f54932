import { z } from "zod";
import { wholeNumber } from "#core/kernel/wire.ts";
import { defineRedemptionRule } from "../contract.ts";

/** Points may be used only in multiples of a step. */
export const pointsStep = defineRedemptionRule({
  code: "points_step",
  title: { en: "Points in steps", de: "Punkte in Schritten" },
  args: z.strictObject({ step: wholeNumber(1, 1_000_000_000) }),
  limit: ({ points }, { step }) => ({ ok: true, points: points - (points % BigInt(step)) }),
});
