import { getProduct } from "#core/billing/catalogue/get-product.ts";
import { presentProduct, productSchema } from "#core/billing/catalogue/present-product.ts";
import { productKeyInput } from "#core/billing/catalogue/product-key-input.ts";
import { defineMethod } from "#core/events/method.ts";

export const productGet = defineMethod({
  name: "product_get",
  role: "admin",
  permission: "product.view",
  summary: "A product, by id or slug",
  reads: true,
  input: productKeyInput,
  output: productSchema,
  handle: async (scope, { id, slug }) => presentProduct(await getProduct(scope, { id, slug, isPublic: false })),
});
