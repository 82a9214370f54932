import { z } from "zod";
import { listCarts } from "#core/billing/carts/list-carts.ts";
import { cartRowSchema, presentCartRow } from "#core/billing/carts/present-cart-row.ts";
import { defineMethod } from "#core/events/method.ts";
import { pageInput, pageOf, pageOutput } from "#core/kernel/page.ts";
import { idNumber } from "#core/kernel/wire.ts";

export const cartGetList = defineMethod({
  name: "cart_get_list",
  role: "admin",
  permission: "cart.view",
  summary: "All carts, the one changed last first",
  reads: true,
  input: z.strictObject({ ...pageInput, status: z.enum(["open", "ordered", "merged"]).optional(), client_id: idNumber.optional() }),
  output: pageOutput(cartRowSchema),
  async handle(scope, { status, client_id: clientId, ...page }) {
    const { list, total } = await listCarts(scope, { status, clientId }, page);
    return pageOf(list.map(presentCartRow), total, page);
  },
});
