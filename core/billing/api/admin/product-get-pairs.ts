import { z } from "zod";
import { pairProducts } from "#core/billing/catalogue/pair-products.ts";
import { defineMethod } from "#core/events/method.ts";
import { flag } from "#core/kernel/wire.ts";

export const productGetPairs = defineMethod({
  name: "product_get_pairs",
  role: "admin",
  permission: "product.view",
  summary: "The catalogue: id → title",
  reads: true,
  input: z.strictObject({ active_only: flag.default(false), products_only: flag.default(false).describe("Without add-ons") }),
  output: z.record(z.string(), z.string()),
  handle: (scope, input) =>
    pairProducts(scope, { status: input.active_only ? "enabled" : undefined, isAddon: input.products_only ? false : undefined }),
});
