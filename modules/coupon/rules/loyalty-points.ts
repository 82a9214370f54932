import { z } from "zod";
import { eligible, refused } from "#core/kernel/verdict.ts";
import { wholeNumber } from "#core/kernel/wire.ts";
import { defineCouponRule } from "../contract.ts";

/** The client can spend this many points; `price` spends them, `threshold` only asks that they are there. */
export const loyaltyPoints = defineCouponRule({
  code: "loyalty_points",
  title: { en: "Loyalty points", de: "Treuepunkte" },
  args: z.strictObject({ points: wholeNumber(1, 2_147_483_647), mode: z.enum(["price", "threshold"]).default("threshold") }),
  check({ client, spendablePoints = 0 }, { points }) {
    if (client === undefined) return refused("auth.required");
    return spendablePoints >= points ? eligible : refused("coupon.points_missing", { missing: points - spendablePoints });
  },
  summary({ points, mode }, language) {
    if (language === "de") return mode === "price" ? `für ${points} Treuepunkte` : `ab ${points} Treuepunkten`;
    return mode === "price" ? `for ${points} loyalty points` : `with ${points} loyalty points or more`;
  },
});
