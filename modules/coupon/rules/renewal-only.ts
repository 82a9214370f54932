import { eligible, refused } from "#core/kernel/verdict.ts";
import { defineCouponRule } from "../contract.ts";
import { noArgs } from "./rule-args.ts";

/** Only when an order is renewed. */
export const renewalOnly = defineCouponRule({
  code: "renewal_only",
  title: { en: "Renewals only", de: "Nur Verlängerungen" },
  args: noArgs,
  check: ({ isRenewal }) => (isRenewal ? eligible : refused("coupon.no_eligible_items")),
  summary: (_args, language) => (language === "de" ? "bei Verlängerungen" : "on renewals"),
});
