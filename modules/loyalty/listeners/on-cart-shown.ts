import { cartShown } from "#core/billing/hooks.ts";
import { reportOf } from "#core/billing/pricing-source.ts";
import { listen } from "#core/events/hook.ts";
import { pointsSource } from "../redeeming/points-source.ts";
import { loyaltyTables } from "../tables.ts";

/** Remembers how many points the cart shows used, when that has changed: the checkout stands by it. */
export const onCartShown = listen(
  cartShown,
  async (scope, { cartId, plans }) => {
    const report = reportOf(plans, pointsSource);
    if (report === undefined || report.used === report.shown) return;
    await loyaltyTables(scope)
      .updateTable("loyalty_cart_points")
      .set({ shown_points: report.used })
      .where("cart_id", "=", cartId)
      .execute();
  },
  { guards: true },
);
