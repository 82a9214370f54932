import { changeMany, type ManyChanged } from "#core/events/change-many.ts";
import type { Scope } from "#core/events/scope.ts";
import { couponChanges } from "../api/coupon-input.ts";
import { deleteCoupon } from "./delete-coupon.ts";
import { duplicateCoupon } from "./duplicate-coupon.ts";
import { restoreCoupon } from "./restore-coupon.ts";
import { setActive } from "./set-active.ts";
import { updateCoupon } from "./update-coupon.ts";

export const BULK_CHANGES = ["activate", "deactivate", "extend", "duplicate", "delete", "restore"] as const;

export type BulkChange = { readonly change: (typeof BULK_CHANGES)[number]; readonly endAt: string | undefined };

/** The same change to many coupons. */
export function changeCoupons(scope: Scope, ids: readonly number[], { change, endAt }: BulkChange): Promise<ManyChanged> {
  return changeMany(scope, ids, (inner, id): Promise<unknown> => {
    if (change === "extend") return updateCoupon(inner, couponChanges.parse({ id, end_at: endAt }));
    if (change === "duplicate") return duplicateCoupon(inner, id);
    if (change === "delete") return deleteCoupon(inner, id);
    if (change === "restore") return restoreCoupon(inner, id);
    return setActive(inner, id, change === "activate");
  });
}
