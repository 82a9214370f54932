import type { Scope } from "#core/events/scope.ts";
import { type PromoRow, termsOfRow } from "../terms-of-row.ts";
import { couponSummary } from "./coupon-summary.ts";
import { type CouponView, couponView, type UseCounts } from "./coupon-view.ts";
import { NONE, useCounts } from "./use-counts.ts";

/** Coupons as staff see them, in the order given; their uses are counted here unless the caller knows them. */
export async function showCoupons(
  scope: Scope,
  rows: readonly PromoRow[],
  known?: ReadonlyMap<number, UseCounts>,
): Promise<readonly CouponView[]> {
  const ids = rows.map(({ id }) => id);
  const counts = known ?? (await useCounts(scope, ids));
  const { currency } = scope.shop;
  const context = {
    currency,
    now: scope.now,
    language: scope.language,
    summary: (row: PromoRow) => couponSummary(scope.wiring, termsOfRow(row, currency), scope.language, scope.shop.timeZone),
  };
  return rows.map((row) => couponView(row, counts.get(row.id) ?? NONE, context));
}

/** One coupon as staff see it. */
export async function showCoupon(scope: Scope, row: PromoRow): Promise<CouponView> {
  const [view] = await showCoupons(scope, [row]);
  if (view === undefined) throw new TypeError("Every row has a view.");
  return view;
}
