import type { AnyMethod } from "#core/events/method.ts";
import { adminCouponActivate } from "./api/admin/coupon-activate.ts";
import { adminCouponChangeMany } from "./api/admin/coupon-change-many.ts";
import { adminCouponCheckCode } from "./api/admin/coupon-check-code.ts";
import { adminCouponCompare } from "./api/admin/coupon-compare.ts";
import { adminCouponCreateAdvanced } from "./api/admin/coupon-create-advanced.ts";
import { adminCouponCreateMany } from "./api/admin/coupon-create-many.ts";
import { adminCouponDeactivate } from "./api/admin/coupon-deactivate.ts";
import { adminCouponDelete } from "./api/admin/coupon-delete.ts";
import { adminCouponDuplicate } from "./api/admin/coupon-duplicate.ts";
import { adminCouponGenerateCodes } from "./api/admin/coupon-generate-codes.ts";
import { adminCouponGet } from "./api/admin/coupon-get.ts";
import { adminCouponGetAnalytics } from "./api/admin/coupon-get-analytics.ts";
import { adminCouponGetAnalyticsSummary } from "./api/admin/coupon-get-analytics-summary.ts";
import { adminCouponGetBreakdown } from "./api/admin/coupon-get-breakdown.ts";
import { adminCouponGetCodes } from "./api/admin/coupon-get-codes.ts";
import { adminCouponGetHistory } from "./api/admin/coupon-get-history.ts";
import { adminCouponGetList } from "./api/admin/coupon-get-list.ts";
import { adminCouponGetSecurity } from "./api/admin/coupon-get-security.ts";
import { adminCouponGetStats } from "./api/admin/coupon-get-stats.ts";
import { adminCouponGetTimeline } from "./api/admin/coupon-get-timeline.ts";
import { adminCouponHolidayCreate } from "./api/admin/coupon-holiday-create.ts";
import { adminCouponHolidayDelete } from "./api/admin/coupon-holiday-delete.ts";
import { adminCouponHolidayGetList } from "./api/admin/coupon-holiday-get-list.ts";
import { adminCouponLockoutRelease } from "./api/admin/coupon-lockout-release.ts";
import { adminCouponPreview } from "./api/admin/coupon-preview.ts";
import { adminCouponRedemptionGetList } from "./api/admin/coupon-redemption-get-list.ts";
import { adminCouponRestore } from "./api/admin/coupon-restore.ts";
import { adminCouponRuleGetList } from "./api/admin/coupon-rule-get-list.ts";
import { adminCouponSuggestCode } from "./api/admin/coupon-suggest-code.ts";
import { adminCouponUpdate } from "./api/admin/coupon-update.ts";
import { adminProductPromoCreate } from "./api/admin/product-promo-create.ts";
import { adminProductPromoDelete } from "./api/admin/product-promo-delete.ts";
import { adminProductPromoDuplicate } from "./api/admin/product-promo-duplicate.ts";
import { adminProductPromoGet } from "./api/admin/product-promo-get.ts";
import { adminProductPromoGetList } from "./api/admin/product-promo-get-list.ts";
import { adminProductPromoRedemptionGetList } from "./api/admin/product-promo-redemption-get-list.ts";
import { adminProductPromoUpdate } from "./api/admin/product-promo-update.ts";

/** What staff may do with coupons. */
export const adminMethods: readonly AnyMethod[] = [
  adminCouponActivate,
  adminCouponChangeMany,
  adminCouponCheckCode,
  adminCouponCompare,
  adminCouponCreateAdvanced,
  adminCouponCreateMany,
  adminCouponDeactivate,
  adminCouponDelete,
  adminCouponDuplicate,
  adminCouponGenerateCodes,
  adminCouponGet,
  adminCouponGetAnalytics,
  adminCouponGetAnalyticsSummary,
  adminCouponGetBreakdown,
  adminCouponGetCodes,
  adminCouponGetHistory,
  adminCouponGetList,
  adminCouponGetSecurity,
  adminCouponGetStats,
  adminCouponGetTimeline,
  adminCouponHolidayCreate,
  adminCouponHolidayDelete,
  adminCouponHolidayGetList,
  adminCouponLockoutRelease,
  adminCouponPreview,
  adminCouponRedemptionGetList,
  adminCouponRestore,
  adminCouponRuleGetList,
  adminCouponSuggestCode,
  adminCouponUpdate,
  adminProductPromoCreate,
  adminProductPromoDelete,
  adminProductPromoDuplicate,
  adminProductPromoGet,
  adminProductPromoGetList,
  adminProductPromoRedemptionGetList,
  adminProductPromoUpdate,
];
