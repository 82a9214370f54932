import { z } from "zod";
import { deleteProduct } from "#core/billing/catalogue/delete-product.ts";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";

export const productDelete = defineMethod({
  name: "product_delete",
  role: "admin",
  permission: "product.manage_products",
  summary: "Takes a product out of the catalogue for good",
  input: z.strictObject({ id: idNumber }),
  output: z.boolean(),
  async handle(scope, { id }) {
    await deleteProduct(scope, id);
    return true;
  },
});
