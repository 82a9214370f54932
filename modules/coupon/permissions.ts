/** What this module lets be granted, with a few words on what each allows. */
export const couponPermissions = {
  "coupon.view": "See coupons, their figures and their redemptions",
  "coupon.manage": "Create, change and delete coupons",
  "coupon.codes": "Generate and read the unique codes of coupons",
  "coupon.holidays": "Keep the shop's own calendar of holidays",
} as const satisfies Readonly<Record<string, string>>;
