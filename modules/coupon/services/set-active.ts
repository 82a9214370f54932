import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { couponTables } from "../tables.ts";
import type { PromoRow } from "../terms-of-row.ts";
import { findCoupon } from "./find-coupon.ts";

/** Switches a coupon on or off; its terms, and so its version, stay. Throws `coupon.not_found` (404). */
export function setActive(scope: Scope, id: number, active: boolean): Promise<PromoRow> {
  return scope.transaction(async (inner) => {
    const changed = await couponTables(inner)
      .updateTable("promo")
      .set({ active, updated_at: inner.now })
      .where("id", "=", id)
      .where("deleted_at", "is", null)
      .where("active", "<>", active)
      .returningAll()
      .executeTakeFirst();
    if (changed === undefined) return findCoupon(inner, { id });
    const action = active ? "coupon.activate" : "coupon.deactivate";
    await recordActivity(inner, {
      action,
      objectType: "coupon",
      objectId: id,
      message: `A coupon was ${active ? "activated" : "deactivated"}.`,
    });
    return changed;
  });
}
