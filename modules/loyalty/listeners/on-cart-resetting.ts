import { cartResetting } from "#core/billing/hooks.ts";
import { listen } from "#core/events/hook.ts";
import { clearCartPoints } from "../services/cart-points.ts";

/** An emptied cart uses no points. */
export const onCartResetting = listen(
  cartResetting,
  async (scope, { cartId }) => {
    await clearCartPoints(scope, cartId);
  },
  { guards: true },
);
