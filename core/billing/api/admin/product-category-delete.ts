import { z } from "zod";
import { deleteCategory } from "#core/billing/catalogue/delete-category.ts";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";

export const productCategoryDelete = defineMethod({
  name: "product_category_delete",
  role: "admin",
  permission: "product.manage_categories",
  summary: "Deletes a product category that holds no products",
  input: z.strictObject({ id: idNumber }),
  output: z.boolean(),
  async handle(scope, { id }) {
    await deleteCategory(scope, id);
    return true;
  },
});
