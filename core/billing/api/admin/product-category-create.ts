import { z } from "zod";
import { createCategory } from "#core/billing/catalogue/create-category.ts";
import { defineMethod } from "#core/events/method.ts";
import { boundedText } from "#core/kernel/wire.ts";

export const productCategoryCreate = defineMethod({
  name: "product_category_create",
  role: "admin",
  permission: "product.manage_categories",
  summary: "Adds a product category",
  input: z.strictObject({ title: boundedText(200, 1), description: boundedText(5_000).nullish() }),
  output: z.int(),
  handle: (scope, { title, description }) => createCategory(scope, { title, description: description ?? null }),
});
