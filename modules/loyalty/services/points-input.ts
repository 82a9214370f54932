import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { loyaltyErrors, MAX_POINTS } from "../errors.ts";
import { loyaltySettings } from "../settings.ts";

/** Points as a caller sends them: any number, also as text. Whether they make sense is told with a code of the programme's own. */
export const pointsInput = z.preprocess(
  (value) => (typeof value === "string" && /^-?\d{1,15}(\.\d{1,15})?$/.test(value) ? Number(value) : value),
  z.number().describe("A whole number above 0"),
);

/** The points, exactly. Throws `loyalty.amount_invalid` unless they are a whole number above 0. */
export function pointsFrom(value: number): bigint {
  if (!Number.isSafeInteger(value) || value < 1 || value > MAX_POINTS)
    throw loyaltyErrors.error("loyalty.amount_invalid", { max: MAX_POINTS });
  return BigInt(value);
}

/** The same for points to be redeemed. No points at all are fewer than the smallest redemption: `loyalty.below_minimum`. */
export function redemptionFrom({ wiring }: Pick<Scope, "wiring">, value: number): bigint {
  const { smallestRedemption } = wiring.settings(loyaltySettings);
  if (value === 0) throw loyaltyErrors.error("loyalty.below_minimum", { minimum: smallestRedemption });
  return pointsFrom(value);
}
