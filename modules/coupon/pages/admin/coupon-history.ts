import { definePage } from "#core/events/page.ts";
import type { CouponHistory } from "../../services/coupon-history.ts";
import { idOf } from "../coupon-of-page.ts";
import { labelOfTerm } from "../field-labels.ts";
import { loadCoupon } from "../load-coupon.ts";

/** `/admin/coupons/:id/history`: every version of its terms in words. */
export const couponHistoryPage = definePage({
  area: "admin",
  path: "/coupons/:id/history",
  title: "History",
  permission: "coupon.view",
  template: "coupon-history",
  load: async (scope, request) => {
    const versions = await request.call<readonly CouponHistory[]>("coupon_get_history", { id: idOf(request) });
    return {
      ...(await loadCoupon(scope, request)),
      versions: versions.map((version, index) => ({
        ...version,
        isCurrent: index === 0,
        changed: [...new Set(version.changed.map(labelOfTerm))],
      })),
    };
  },
});
