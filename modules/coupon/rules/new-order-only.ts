import { eligible, refused } from "#core/kernel/verdict.ts";
import { defineCouponRule } from "../contract.ts";
import { noArgs } from "./rule-args.ts";

/** Not when an order is renewed. */
export const newOrderOnly = defineCouponRule({
  code: "new_order_only",
  title: { en: "New orders only", de: "Nur neue Bestellungen" },
  args: noArgs,
  check: ({ isRenewal }) => (isRenewal ? refused("coupon.no_eligible_items") : eligible),
  summary: (_args, language) => (language === "de" ? "bei neuen Bestellungen" : "on new orders"),
});
