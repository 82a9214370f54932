import { z } from "zod";
import { minorToWire } from "#core/kernel/money.ts";
import { refused } from "#core/kernel/verdict.ts";
import { amountIn, moneyArg, moneyWords } from "#modules/coupon/contract.ts";
import { defineRedemptionRule } from "../contract.ts";

/** Points may be used once the cart, after coupons, comes to an amount. */
export const minCartAmount = defineRedemptionRule({
  code: "min_cart_amount",
  title: { en: "Smallest cart", de: "Kleinster Warenkorb" },
  args: z.strictObject({ amount: moneyArg }),
  argTitles: { amount: { en: "Cart of at least", de: "Warenkorb von mindestens" } },
  summary: ({ amount }, language) =>
    language === "de"
      ? `Punkte erst ab ${moneyWords(amount, language)} Warenkorb`
      : `Points only in carts of ${moneyWords(amount, language)} or more`,
  limit({ baseMinor, currency, shopCurrency, points }, { amount }) {
    const leastMinor = amountIn(amount, { currency, shopCurrency });
    if (leastMinor === undefined) return refused("loyalty.currency_not_supported");
    if (baseMinor >= leastMinor) return { ok: true, points };
    return refused("loyalty.min_order_not_met", { missing: minorToWire(leastMinor - baseMinor, currency), currency });
  },
});
