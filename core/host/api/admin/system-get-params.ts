import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { presentShop, shopParamsOutput } from "../../shop/shop-params.ts";

export const adminSystemGetParams = defineMethod({
  name: "system_get_params",
  role: "admin",
  permission: "system.view",
  summary: "The settings of the shop.",
  reads: true,
  input: z.strictObject({}),
  output: shopParamsOutput,
  handle: async (scope) => presentShop(scope.shop),
});
