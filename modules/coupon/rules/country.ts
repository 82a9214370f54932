import { z } from "zod";
import { eligible, refused } from "#core/kernel/verdict.ts";
import { defineCouponRule } from "../contract.ts";
import { oneOf } from "./rule-words.ts";

const countryCode = z
  .string()
  .regex(/^[A-Za-z]{2}$/, { error: "Must be a country code of two letters." })
  .toUpperCase();

/** Only from these countries. Others get the answer an unknown code gets. */
export const country = defineCouponRule({
  code: "country",
  title: { en: "Countries", de: "Länder" },
  args: z.strictObject({ countries: z.array(countryCode).min(1).max(250) }),
  check: (facts, { countries }) =>
    facts.country !== undefined && countries.includes(facts.country.toUpperCase()) ? eligible : refused("coupon.not_found"),
  summary({ countries }, language) {
    const names = new Intl.DisplayNames(language, { type: "region" });
    const list = oneOf(
      countries.map((code) => names.of(code) ?? code),
      language,
    );
    return language === "de" ? `aus ${list}` : `from ${list}`;
  },
});
