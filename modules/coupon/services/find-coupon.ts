import type { Scope } from "#core/events/scope.ts";
import { normaliseCouponCode } from "../code-text.ts";
import { couponMissing } from "../errors.ts";
import { couponTables } from "../tables.ts";
import type { PromoRow } from "../terms-of-row.ts";

/** By which of its names staff look for a coupon; a unique code finds the coupon it is a code of. */
export type CouponReference = { readonly id: number } | { readonly code: string };

/** A coupon that is not deleted. Throws `coupon.not_found` (404). */
export async function findCoupon(scope: Scope, reference: CouponReference): Promise<PromoRow> {
  const coupons = couponTables(scope).selectFrom("promo").selectAll("promo").where("promo.deleted_at", "is", null);
  const one =
    "id" in reference
      ? coupons.where("promo.id", "=", reference.id)
      : coupons
          .innerJoin("promo_code", "promo_code.promo_id", "promo.id")
          .where("promo_code.code", "=", normaliseCouponCode(reference.code))
          .where("promo_code.archived_at", "is", null);
  const row = await one.executeTakeFirst();
  if (row === undefined) throw couponMissing();
  return row;
}

/** The same by id, locked until the transaction ends: checkouts that would take a use wait. */
export async function lockCoupon(scope: Scope, id: number): Promise<PromoRow> {
  const row = await couponTables(scope).selectFrom("promo").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
  if (row === undefined) throw couponMissing();
  return row;
}
