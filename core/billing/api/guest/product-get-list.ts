import { z } from "zod";
import { listProducts } from "#core/billing/catalogue/list-products.ts";
import { presentPublicProduct, publicProductSchema } from "#core/billing/catalogue/present-public-product.ts";
import { productTypes } from "#core/billing/catalogue/product-fields.ts";
import { defineMethod } from "#core/events/method.ts";
import { pageInput, pageOf, pageOutput } from "#core/kernel/page.ts";
import { boundedText, idNumber } from "#core/kernel/wire.ts";

export const productGetList = defineMethod({
  name: "product_get_list",
  role: "guest",
  summary: "What is for sale",
  reads: true,
  input: z.strictObject({
    ...pageInput,
    search: boundedText(100).optional(),
    type: z.enum(productTypes).optional(),
    product_category_id: idNumber.optional(),
  }),
  output: pageOutput(publicProductSchema),
  async handle(scope, { search, type, product_category_id: categoryId, ...page }) {
    const filter = { search, type, categoryId, status: "enabled", isHidden: false, isAddon: false } as const;
    const { views, total } = await listProducts(scope, filter, page);
    return pageOf(views.map(presentPublicProduct), total, page);
  },
});
