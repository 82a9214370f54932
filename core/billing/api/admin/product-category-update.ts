import { z } from "zod";
import { updateCategory } from "#core/billing/catalogue/update-category.ts";
import { defineMethod } from "#core/events/method.ts";
import { boundedText, idNumber } from "#core/kernel/wire.ts";

export const productCategoryUpdate = defineMethod({
  name: "product_category_update",
  role: "admin",
  permission: "product.manage_categories",
  summary: "Changes a product category",
  input: z.strictObject({ id: idNumber, title: boundedText(200, 1).optional(), description: boundedText(5_000).nullish() }),
  output: z.boolean(),
  async handle(scope, { id, title, description }) {
    await updateCategory(scope, id, { title, description });
    return true;
  },
});
