import { onBeforeClientCheckout } from "#core/billing/hooks.ts";
import { listen } from "#core/events/hook.ts";
import { loyaltyErrors } from "../errors.ts";
import { clearCartPoints, writeCartPoints } from "../services/cart-points.ts";
import { spendableNow } from "../services/spendable-now.ts";

/** Points named at the checkout replace those chosen for the cart; 0 takes them out. */
export const onBeforeCheckout = listen(
  onBeforeClientCheckout,
  async (scope, { clientId, cartId, points }) => {
    if (points === undefined) return;
    if (points === 0) {
      await clearCartPoints(scope, cartId);
      return;
    }
    const missing = BigInt(points) - (await spendableNow(scope, clientId));
    if (missing > 0n) throw loyaltyErrors.error("loyalty.insufficient_points", { missing: Number(missing) });
    await writeCartPoints(scope, cartId, BigInt(points));
  },
  { guards: true },
);
