import { z } from "zod";
import { periodSchema, periodTitle } from "#core/kernel/period.ts";
import { eligible, refused } from "#core/kernel/verdict.ts";
import { defineCouponRule } from "../contract.ts";
import { oneOf } from "./rule-words.ts";

/** Works on lines billed in one of these periods; a line without a period does not qualify. */
export const periods = defineCouponRule({
  code: "periods",
  title: { en: "Billing periods", de: "Abrechnungszeiträume" },
  args: z.strictObject({ periods: z.array(periodSchema).min(1).max(8) }),
  check({ lines }, { periods: codes }) {
    const discountable = lines.filter((line) => line.discountable);
    const fits = discountable.length === 0 || discountable.some(({ period }) => codes.some((code) => code === period));
    return fits ? eligible : refused("coupon.period_not_eligible", { periods: codes });
  },
  selects: ({ period }, _facts, { periods: codes }) => codes.some((code) => code === period),
  summary({ periods: codes }, language) {
    const list = oneOf(
      codes.map((code) => lowerFirst(periodTitle(code, language))),
      language,
    );
    return language === "de" ? `bei Abrechnung ${list}` : `when billed ${list}`;
  },
});

/** Titles of periods begin a line; inside a sentence they do not, and German nouns in them stay as they are. */
function lowerFirst(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}
