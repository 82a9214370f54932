import { z } from "zod";
import { eligible, refused } from "#core/kernel/verdict.ts";
import { amountIn, defineCouponRule, moneyArg, moneyWords } from "../contract.ts";
import { belowAmount } from "./below-amount.ts";

/** The order reaches an amount: at list prices, setup fees included, or after the discounts on lines. */
export const minOrderAmount = defineCouponRule({
  code: "min_order_amount",
  title: { en: "Minimum order amount", de: "Mindestbestellwert" },
  args: z.strictObject({ amount: moneyArg, base: z.enum(["list", "after_line"]).default("list") }),
  check(facts, { amount, base }) {
    const neededMinor = amountIn(amount, facts);
    if (neededMinor === undefined) return refused("coupon.currency_not_supported");
    const reachedMinor = base === "list" ? facts.subtotalMinor : facts.subtotalAfterLinesMinor;
    return reachedMinor >= neededMinor ? eligible : belowAmount(neededMinor, reachedMinor, facts.currency);
  },
  summary({ amount, base }, language) {
    const sum = moneyWords(amount, language);
    if (language === "de") return `ab ${sum} Bestellwert${base === "list" ? "" : " nach Positionsrabatten"}`;
    return `on orders of ${sum} or more${base === "list" ? "" : " after line discounts"}`;
  },
});
