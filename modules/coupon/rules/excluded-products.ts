import { z } from "zod";
import { eligible } from "#core/kernel/verdict.ts";
import { defineCouponRule } from "../contract.ts";
import { parentOf } from "./parent-of.ts";
import { idList } from "./rule-args.ts";
import { allOf } from "./rule-words.ts";

/** Works on every line but those of these products and their add-ons. */
export const excludedProducts = defineCouponRule({
  code: "excluded_products",
  title: { en: "Excluded products", de: "Ausgenommene Produkte" },
  args: z.strictObject({ products: idList }),
  check: () => eligible,
  selects: (line, facts, { products }) =>
    [line.productId, parentOf(line, facts)?.productId].every((id) => id === undefined || !products.includes(id)),
  summary({ products }, language) {
    const list = allOf(
      products.map((id) => `#${id}`),
      language,
    );
    return language === "de" ? `nicht auf die Produkte ${list}` : `not on the products ${list}`;
  },
});
