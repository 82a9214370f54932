import { z } from "zod";
import { pairProducts } from "#core/billing/catalogue/pair-products.ts";
import { defineMethod } from "#core/events/method.ts";

export const productGetPairs = defineMethod({
  name: "product_get_pairs",
  role: "guest",
  summary: "What is for sale: id → title",
  reads: true,
  input: z.strictObject({}),
  output: z.record(z.string(), z.string()),
  handle: (scope) => pairProducts(scope, { status: "enabled", isHidden: false, isAddon: false }),
});
