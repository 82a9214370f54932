import { z } from "zod";
import { listProducts, productSorts } from "#core/billing/catalogue/list-products.ts";
import { presentProduct, productSchema } from "#core/billing/catalogue/present-product.ts";
import { productTypes } from "#core/billing/catalogue/product-fields.ts";
import { defineMethod } from "#core/events/method.ts";
import { pageInput, pageOf, pageOutput } from "#core/kernel/page.ts";
import { sortInput } from "#core/kernel/sorting.ts";
import { boundedText, flag, idNumber } from "#core/kernel/wire.ts";

export const productGetList = defineMethod({
  name: "product_get_list",
  role: "admin",
  permission: "product.view",
  summary: "The catalogue",
  reads: true,
  input: z.strictObject({
    ...pageInput,
    search: boundedText(100).optional(),
    type: z.enum(productTypes).optional(),
    status: z.enum(["enabled", "disabled"]).optional(),
    hidden: flag.optional(),
    is_addon: flag.optional(),
    product_category_id: idNumber.optional(),
    ...sortInput(productSorts),
  }),
  output: pageOutput(productSchema),
  async handle(scope, { search, type, status, hidden, is_addon, product_category_id: categoryId, ...page }) {
    const { views, total } = await listProducts(scope, { search, type, status, isHidden: hidden, isAddon: is_addon, categoryId }, page);
    return pageOf(views.map(presentProduct), total, page);
  },
});
