import { z } from "zod";
import { minorToWire } from "#core/kernel/money.ts";
import { eligible, refused } from "#core/kernel/verdict.ts";
import { amountIn, defineCouponRule, moneyArg, moneyWords } from "../contract.ts";

/** The order stays within an amount at list prices, setup fees included. */
export const maxOrderAmount = defineCouponRule({
  code: "max_order_amount",
  title: { en: "Maximum order amount", de: "Höchstbestellwert" },
  args: z.strictObject({ amount: moneyArg }),
  check(facts, { amount }) {
    const mostMinor = amountIn(amount, facts);
    if (mostMinor === undefined) return refused("coupon.currency_not_supported");
    if (facts.subtotalMinor <= mostMinor) return eligible;
    return refused("coupon.no_eligible_items", {
      excess: minorToWire(facts.subtotalMinor - mostMinor, facts.currency),
      currency: facts.currency,
    });
  },
  summary: ({ amount }, language) =>
    language === "de" ? `bis ${moneyWords(amount, language)} Bestellwert` : `on orders of up to ${moneyWords(amount, language)}`,
});
