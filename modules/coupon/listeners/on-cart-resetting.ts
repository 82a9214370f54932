import { cartResetting } from "#core/billing/hooks.ts";
import { listen } from "#core/events/hook.ts";
import { couponTables } from "../tables.ts";

/** An emptied cart has no codes. */
export const onCartResetting = listen(
  cartResetting,
  async (scope, { cartId }) => {
    await couponTables(scope).deleteFrom("cart_promo").where("cart_id", "=", cartId).execute();
  },
  { guards: true },
);
