import { z } from "zod";
import { wireMoney } from "#core/kernel/money.ts";
import { pageInput } from "#core/kernel/page.ts";
import { boundedText, flag, idNumber } from "#core/kernel/wire.ts";
import { couponCode, couponFields, couponType } from "../api/coupon-input.ts";
import { COUPON_STATUSES } from "../services/coupon-status.ts";

/** The fields FOSSBilling knows of a promotion; the counter `used` is moved by uses alone and cannot be set. */
const promoFields = {
  products: couponFields.products,
  periods: couponFields.periods,
  client_groups: couponFields.client_groups,
  active: flag.optional(),
  freesetup: flag.optional(),
  once_per_client: flag.optional(),
  recurring: flag.optional(),
  maxuses: couponFields.maxuses,
  start_at: couponFields.start_at,
  end_at: couponFields.end_at,
  description: boundedText(1_000).nullable().optional(),
};

export const promoInput = z.strictObject({ code: couponCode, type: couponType, value: wireMoney, ...promoFields });

export const promoChanges = z.strictObject({
  id: idNumber,
  code: couponFields.code,
  type: couponType.optional(),
  value: wireMoney.optional(),
  ...promoFields,
});

export const promoFilters = z.strictObject({
  ...pageInput,
  id: idNumber.optional(),
  search: boundedText(200).optional(),
  status: z.enum([...COUPON_STATUSES, "disabled"]).optional(),
});
