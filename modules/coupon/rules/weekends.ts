import { eligible, refused } from "#core/kernel/verdict.ts";
import { defineCouponRule } from "../contract.ts";
import { noArgs } from "./rule-args.ts";

/** Not on a Saturday or Sunday of the shop's zone. */
export const weekends = defineCouponRule({
  code: "not_on_weekends",
  title: { en: "Not on weekends", de: "Nicht am Wochenende" },
  args: noArgs,
  check: ({ weekday }) => (weekday >= 6 ? refused("coupon.weekend") : eligible),
  summary: (_args, language) => (language === "de" ? "nicht am Wochenende" : "not on weekends"),
});
