import { eligible } from "#core/kernel/verdict.ts";
import { defineCouponRule } from "../contract.ts";
import { noArgs } from "./rule-args.ts";

/** Works on main lines only, never on add-ons. */
export const addons = defineCouponRule({
  code: "no_addons",
  title: { en: "Not on add-ons", de: "Nicht auf Zusatzprodukte" },
  args: noArgs,
  check: () => eligible,
  selects: ({ parentKey }) => parentKey === undefined,
  summary: (_args, language) => (language === "de" ? "nicht auf Zusatzprodukte" : "not on add-ons"),
});
