import { z } from "zod";
import { eligible } from "#core/kernel/verdict.ts";
import { defineCouponRule } from "../contract.ts";
import { textList } from "./rule-args.ts";
import { oneOf } from "./rule-words.ts";

/** Works on lines of these kinds of product: `custom`, `service`. A free session is only ever one of type `service`. */
export const productTypes = defineCouponRule({
  code: "product_types",
  title: { en: "Kinds of product", de: "Produktarten" },
  args: z.strictObject({ types: textList }),
  check: () => eligible,
  selects: ({ productType }, _facts, { types }) => types.includes(productType),
  summary: ({ types }, language) =>
    language === "de" ? `auf Produkte der Art ${oneOf(types, language)}` : `on products of the kind ${oneOf(types, language)}`,
});
