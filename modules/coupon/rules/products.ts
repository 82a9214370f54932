import { z } from "zod";
import { eligible } from "#core/kernel/verdict.ts";
import { defineCouponRule } from "../contract.ts";
import { parentOf } from "./parent-of.ts";
import { idList } from "./rule-args.ts";
import { oneOf } from "./rule-words.ts";

/** Works on lines of these products, and on add-ons of such lines. */
export const products = defineCouponRule({
  code: "products",
  title: { en: "Products", de: "Produkte" },
  args: z.strictObject({ products: idList }),
  check: () => eligible,
  selects: (line, facts, { products: ids }) =>
    [line.productId, parentOf(line, facts)?.productId].some((id) => id !== undefined && ids.includes(id)),
  summary({ products: ids }, language) {
    const list = oneOf(
      ids.map((id) => `#${id}`),
      language,
    );
    return language === "de" ? `auf die Produkte ${list}` : `on the products ${list}`;
  },
});
