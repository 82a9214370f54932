import { z } from "zod";
import { categorySchema, presentCategory } from "#core/billing/catalogue/present-category.ts";
import { requireCategory } from "#core/billing/catalogue/require-category.ts";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";

export const productCategoryGet = defineMethod({
  name: "product_category_get",
  role: "admin",
  permission: "product.view",
  summary: "A product category",
  reads: true,
  input: z.strictObject({ id: idNumber }),
  output: categorySchema,
  handle: async (scope, { id }) => presentCategory(await requireCategory(scope, id)),
});
