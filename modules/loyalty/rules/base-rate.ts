import { z } from "zod";
import { defineEarningRule, earnedPoints } from "../contract.ts";

const whole = z
  .string()
  .regex(/^[1-9]\d*$/)
  .transform((text) => BigInt(text));

/** One point for each so many minor units: what the settings say for the order's currency. It is never a row of its own. */
export const baseRate = defineEarningRule({
  code: "base_rate",
  title: { en: "Base rate", de: "Grundrate" },
  args: z.strictObject({ numerator: whole, denominator: whole }),
  occasions: ["order"],
  earns: ({ baseMinor }, { numerator, denominator }) => earnedPoints(baseMinor * denominator, numerator),
});
