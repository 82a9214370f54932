import { eligible, refused } from "#core/kernel/verdict.ts";
import { defineCouponRule } from "../contract.ts";
import { noArgs } from "./rule-args.ts";

/** Not on a holiday of the shop's calendar. */
export const holidays = defineCouponRule({
  code: "not_on_holidays",
  title: { en: "Not on holidays", de: "Nicht an Feiertagen" },
  args: noArgs,
  check: ({ holiday }) => (holiday === undefined ? eligible : refused("coupon.holiday", { holiday })),
  summary: (_args, language) => (language === "de" ? "nicht an Feiertagen" : "not on holidays"),
});
