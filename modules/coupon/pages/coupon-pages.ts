import { defineNavigation, type Page } from "#core/events/page.ts";
import { couponAnalyticsPage } from "./admin/coupon-analytics.ts";
import { couponAnalyticsExportPage } from "./admin/coupon-analytics-export.ts";
import { couponCodesPage } from "./admin/coupon-codes.ts";
import { couponCodesExportPage } from "./admin/coupon-codes-export.ts";
import { couponDashboardPage } from "./admin/coupon-dashboard.ts";
import { couponDetailPage } from "./admin/coupon-detail.ts";
import { couponEditPage } from "./admin/coupon-edit.ts";
import { couponExportPage } from "./admin/coupon-export.ts";
import { couponHistoryPage } from "./admin/coupon-history.ts";
import { couponHolidaysPage } from "./admin/coupon-holidays.ts";
import { couponImportPage } from "./admin/coupon-import.ts";
import { couponImportFilePage } from "./admin/coupon-import-file.ts";
import { couponListPage } from "./admin/coupon-list.ts";
import { couponNewPage } from "./admin/coupon-new.ts";
import { couponRedemptionsPage } from "./admin/coupon-redemptions.ts";
import { couponSecurityPage } from "./admin/coupon-security.ts";
import { couponSimulatePage } from "./admin/coupon-simulate.ts";
import { couponTestPage } from "./admin/coupon-test.ts";

/** The pages of this module. */
export const couponPages: readonly Page[] = [
  couponListPage,
  couponExportPage,
  couponDashboardPage,
  couponAnalyticsPage,
  couponAnalyticsExportPage,
  couponSecurityPage,
  couponImportPage,
  couponImportFilePage,
  couponHolidaysPage,
  couponSimulatePage,
  couponNewPage,
  couponEditPage,
  couponDetailPage,
  couponRedemptionsPage,
  couponCodesPage,
  couponCodesExportPage,
  couponHistoryPage,
  couponTestPage,
];

export const couponNavigation = [
  defineNavigation({ area: "admin", group: "Value", label: "Coupons", href: "/coupons", order: 300, icon: "ticket" }),
];
