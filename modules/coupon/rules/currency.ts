import { z } from "zod";
import { eligible, refused } from "#core/kernel/verdict.ts";
import { currencyCode } from "#core/kernel/wire.ts";
import { defineCouponRule } from "../contract.ts";
import { oneOf } from "./rule-words.ts";

/** Only in these currencies. */
export const currency = defineCouponRule({
  code: "currency",
  title: { en: "Currencies", de: "Währungen" },
  args: z.strictObject({ currencies: z.array(currencyCode).min(1).max(50) }),
  check: (facts, { currencies }) => (currencies.includes(facts.currency) ? eligible : refused("coupon.currency_not_supported")),
  summary: ({ currencies }, language) => `in ${oneOf(currencies, language)}`,
});
