import { sql } from "kysely";
import { cartShown } from "#core/billing/hooks.ts";
import { reportOf } from "#core/billing/pricing-source.ts";
import { listen } from "#core/events/hook.ts";
import { couponSource } from "../pricing/coupon-source.ts";
import { shownChanges } from "../services/shown-changes.ts";

/** What the owner of a cart sees granted has to be granted at the checkout. Nothing is written unless that changed. */
export const onCartShown = listen(
  cartShown,
  async ({ db }, { cartId, plans }) => {
    const report = reportOf(plans, couponSource);
    const changes = report === undefined ? [] : shownChanges(report);
    if (changes.length === 0) return;
    const ids = changes.map(({ attachedId }) => attachedId);
    const granted = changes.map(({ isGranted }) => isGranted);
    await sql`
      update cart_promo set shown_granted = change.granted
      from unnest(${ids}::int[], ${granted}::boolean[]) as change (id, granted)
      where cart_promo.id = change.id and cart_promo.cart_id = ${cartId}
    `.execute(db);
  },
  { guards: true },
);
