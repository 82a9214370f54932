import { z } from "zod";
import { createProduct } from "#core/billing/catalogue/create-product.ts";
import { newProductFields } from "#core/billing/catalogue/product-fields.ts";
import { defineMethod } from "#core/events/method.ts";

export const productCreate = defineMethod({
  name: "product_create",
  role: "admin",
  permission: "product.manage_products",
  summary: "Adds a product, enabled unless it says otherwise",
  input: z.strictObject(newProductFields),
  output: z.int(),
  handle: (scope, input) => createProduct(scope, { ...input, status: input.status ?? "enabled" }),
});
