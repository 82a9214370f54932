import { z } from "zod";
import { listCategories } from "#core/billing/catalogue/list-categories.ts";
import { categorySchema, presentCategory } from "#core/billing/catalogue/present-category.ts";
import { defineMethod } from "#core/events/method.ts";
import { pageInput, pageOf, pageOutput } from "#core/kernel/page.ts";

export const productCategoryGetList = defineMethod({
  name: "product_category_get_list",
  role: "guest",
  summary: "The product categories",
  reads: true,
  input: z.strictObject(pageInput),
  output: pageOutput(categorySchema),
  async handle(scope, page) {
    const { list, total } = await listCategories(scope, page);
    return pageOf(list.map(presentCategory), total, page);
  },
});
