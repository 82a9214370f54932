import { hasPermission } from "#core/events/actor.ts";
import type { PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import type { CouponView } from "../services/coupon-view.ts";
import { idOf } from "./coupon-of-page.ts";
import { tabsOfCoupon } from "./coupon-tabs.ts";
import { statusReason, valueText } from "./coupon-words.ts";

/** What every page about one coupon begins with. Throws `coupon.not_found` (404). */
export async function loadCoupon(scope: Scope, request: PageRequest) {
  const coupon = await request.call<CouponView>("coupon_get", { id: idOf(request) });
  const name = coupon.code ?? coupon.internal_name;
  return {
    title: name,
    tabs: tabsOfCoupon(scope, coupon.id),
    mayManage: hasPermission(scope.actor, "coupon.manage"),
    coupon: {
      ...coupon,
      name,
      reason: statusReason(scope, coupon),
      valueText: valueText(scope, coupon),
      statusWord: `coupon.status.${coupon.status}`,
      typeWord: `coupon.type.${coupon.type}`,
      isUnlimited: coupon.maxuses === 0,
    },
  };
}
