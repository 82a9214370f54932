import type { Locale } from "#core/events/module.ts";
import { couponAdminEnglish } from "../pages/admin-words.ts";

/** The English words of this module; the sentences of its errors stand in `errors.ts`. */
export const couponEnglish: Locale = {
  words: {
    ...couponAdminEnglish,
    "coupon.status.inactive": "Inactive",
    "coupon.status.flagged": "Flagged",
    "coupon.status.expired": "Expired",
    "coupon.status.limit_reached": "Limit reached",
    "coupon.status.scheduled": "Scheduled",
    "coupon.status.active": "Active",
    "coupon.type.percentage": "Percentage",
    "coupon.type.absolute": "Amount",
    "coupon.type.free_session": "Free session",
  },
};
