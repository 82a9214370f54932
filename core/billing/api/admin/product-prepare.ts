import { z } from "zod";
import { createProduct } from "#core/billing/catalogue/create-product.ts";
import { newProductFields } from "#core/billing/catalogue/product-fields.ts";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";

export const productPrepare = defineMethod({
  name: "product_prepare",
  role: "admin",
  permission: "product.manage_products",
  summary: "Adds a product that is free and disabled until it is updated",
  input: z.strictObject({ title: newProductFields.title, type: newProductFields.type, product_category_id: idNumber.nullish() }),
  output: z.int(),
  handle: (scope, input) => createProduct(scope, { ...input, status: "disabled" }),
});
