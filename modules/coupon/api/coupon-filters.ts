import { z } from "zod";
import { wireMoney } from "#core/kernel/money.ts";
import { pageInput } from "#core/kernel/page.ts";
import { boundedText, flag, idNumber, instantText, wholeNumber } from "#core/kernel/wire.ts";
import { COUPON_STATUSES } from "../services/coupon-status.ts";
import { couponFields, couponType } from "./coupon-input.ts";

const status = z.enum([...COUPON_STATUSES, "all"]);
const instant = instantText.optional();
const count = wholeNumber(0, 2_147_483_647).optional();

/** Paid uses of each cart that tried the code: 0.25 is a quarter. */
const share = z
  .union([z.number(), z.string().regex(/^\d{1,3}(\.\d{1,6})?$/)])
  .transform(Number)
  .pipe(z.number().min(0).max(100))
  .optional();

/** The filters of coupon lists. `campaign` is a campaign source or a utm campaign; a date that bounds the end of a range is that whole day. */
export const couponFilters = z.strictObject({
  ...pageInput,
  search: boundedText(200).optional(),
  /** These coupons only, as far as the other filters let them through. */
  ids: z.array(idNumber).max(500).optional(),
  /** One status, or several at once. */
  status: z.preprocess((value) => (typeof value === "string" ? value.split(",") : value), z.array(status).max(7)).optional(),
  type: z.union([couponType, z.literal("all")]).optional(),
  applicable_to: couponFields.applicable_to,
  campaign: boundedText(100, 1).optional(),
  automatic: flag.optional(),
  product_id: idNumber.optional(),
  deleted: flag.optional(),
  created_from: instant,
  created_to: instant,
  expires_from: instant,
  expires_to: instant,
  last_used_from: instant,
  last_used_to: instant,
  used_min: count,
  used_max: count,
  revenue_min: wireMoney.optional(),
  revenue_max: wireMoney.optional(),
  conversion_min: share,
  conversion_max: share,
  sort: z
    .enum([
      "id",
      "code",
      "internal_name",
      "type",
      "value",
      "status",
      "usage",
      "revenue",
      "conversion",
      "created_at",
      "expires_at",
      "last_used_at",
    ])
    .optional(),
  direction: z.enum(["asc", "desc"]).default("desc"),
});

export type CouponFilters = z.output<typeof couponFilters>;
