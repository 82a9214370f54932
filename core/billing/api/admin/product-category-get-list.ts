import { categoryFilters, listCategories } from "#core/billing/catalogue/list-categories.ts";
import { categorySchema, presentCategory } from "#core/billing/catalogue/present-category.ts";
import { defineMethod } from "#core/events/method.ts";
import { pageOf, pageOutput } from "#core/kernel/page.ts";

export const productCategoryGetList = defineMethod({
  name: "product_category_get_list",
  role: "admin",
  permission: "product.view",
  summary: "The product categories",
  reads: true,
  input: categoryFilters,
  output: pageOutput(categorySchema),
  async handle(scope, page) {
    const { list, total } = await listCategories(scope, page);
    return pageOf(list.map(presentCategory), total, page);
  },
});
