import { textField } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import { idOf } from "../coupon-of-page.ts";
import { loadCoupon } from "../load-coupon.ts";

const STATUSES = ["held", "committed", "released", "expired", "reversed"];
const PHASES = ["checkout", "renewal"];
const FILTERS = ["status", "phase", "date_from", "date_to", "page"];

/** `/admin/coupons/:id/redemptions`: who used it, for which invoice, and what became of that. */
export const couponRedemptionsPage = definePage({
  area: "admin",
  path: "/coupons/:id/redemptions",
  title: "Redemptions",
  permission: "coupon.view",
  template: "coupon-redemptions",
  load: async (scope, request) => {
    const filters = FILTERS.flatMap((name) => (textField(request.query, name) === "" ? [] : [[name, textField(request.query, name)]]));
    return {
      ...(await loadCoupon(scope, request)),
      page: await request.call("coupon_redemption_get_list", { ...Object.fromEntries(filters), coupon_id: idOf(request), per_page: 50 }),
      statuses: STATUSES.map((value) => ({ value, label: `redemption.${value}` })),
      phases: PHASES.map((value) => ({ value, label: `redemption.${value}` })),
    };
  },
});
