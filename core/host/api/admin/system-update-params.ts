import { defineMethod } from "#core/events/method.ts";
import { presentShop, shopParamsInput, shopParamsOutput } from "../../shop/shop-params.ts";
import { updateShop } from "../../shop/update-shop.ts";

export const adminSystemUpdateParams = defineMethod({
  name: "system_update_params",
  role: "admin",
  permission: "system.manage_settings",
  summary: "Changes settings of the shop; those that are not sent stay as they are. Answers all of them.",
  input: shopParamsInput,
  output: shopParamsOutput,
  handle: async (scope, input) => presentShop(await updateShop(scope, input)),
});
