import { z } from "zod";
import { pairCategories } from "#core/billing/catalogue/list-categories.ts";
import { defineMethod } from "#core/events/method.ts";

export const productCategoryGetPairs = defineMethod({
  name: "product_category_get_pairs",
  role: "guest",
  summary: "The product categories: id → title",
  reads: true,
  input: z.strictObject({}),
  output: z.record(z.string(), z.string()),
  handle: (scope) => pairCategories(scope),
});
