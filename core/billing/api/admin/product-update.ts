import { z } from "zod";
import { newProductFields, productFields } from "#core/billing/catalogue/product-fields.ts";
import { updateProduct } from "#core/billing/catalogue/update-product.ts";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";

export const productUpdate = defineMethod({
  name: "product_update",
  role: "admin",
  permission: "product.manage_products",
  summary: "Changes a product; prices that are named are replaced, others stay",
  input: z.strictObject({ id: idNumber, title: newProductFields.title.optional(), ...productFields }),
  output: z.boolean(),
  async handle(scope, { id, ...changes }) {
    await updateProduct(scope, id, changes);
    return true;
  },
});
