import { getProduct } from "#core/billing/catalogue/get-product.ts";
import { presentPublicProduct, publicProductSchema } from "#core/billing/catalogue/present-public-product.ts";
import { productKeyInput } from "#core/billing/catalogue/product-key-input.ts";
import { defineMethod } from "#core/events/method.ts";

export const productGet = defineMethod({
  name: "product_get",
  role: "guest",
  summary: "A product that is for sale, by id or slug",
  reads: true,
  input: productKeyInput,
  output: publicProductSchema,
  handle: async (scope, { id, slug }) => presentPublicProduct(await getProduct(scope, { id, slug, isPublic: true })),
});
