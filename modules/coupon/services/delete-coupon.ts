import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { couponErrors, couponMissing } from "../errors.ts";
import { couponTables } from "../tables.ts";
import { lockCoupon } from "./find-coupon.ts";

/**
 * Deletes a coupon softly: nobody can use it any more, its codes are free for others, and what it gave stays on record. Uses that
 * unpaid invoices hold stay held: those invoices were priced with it. Throws `coupon.not_found` (404).
 */
export function deleteCoupon(scope: Scope, id: number): Promise<void> {
  return scope.transaction(async (inner) => {
    const row = await lockCoupon(inner, id);
    if (row.deleted_at !== null) throw couponMissing();
    const db = couponTables(inner);
    await db.updateTable("promo").set({ deleted_at: inner.now, updated_at: inner.now }).where("id", "=", id).execute();
    await db
      .updateTable("promo_code")
      .set({ archived_at: inner.now })
      .where("promo_id", "=", id)
      .where("archived_at", "is", null)
      .execute();
    await recordActivity(inner, { action: "coupon.delete", objectType: "coupon", objectId: id, message: "A coupon was deleted." });
  });
}

/** The same under FOSSBilling's rule: a coupon that was ever used stays. Throws `coupon.has_redemptions`. */
export function deleteUnusedCoupon(scope: Scope, id: number): Promise<void> {
  return scope.transaction(async (inner) => {
    await lockCoupon(inner, id);
    const redeemed = await couponTables(inner)
      .selectFrom("promo_redemption")
      .select("id")
      .where("promo_id", "=", id)
      .limit(1)
      .executeTakeFirst();
    if (redeemed !== undefined) throw couponErrors.error("coupon.has_redemptions");
    await deleteCoupon(inner, id);
  });
}
