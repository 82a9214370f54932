import { z } from "zod";
import { PPM, ppmFromWire } from "#core/kernel/rate.ts";
import { idNumber, wholeNumber } from "#core/kernel/wire.ts";
import { defineEarningRule, earnedFactor } from "../contract.ts";

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
