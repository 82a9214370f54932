import { parseInput } from "#core/api/parse-input.ts";
import type { Scope } from "#core/events/scope.ts";
import { parseInstant } from "#core/kernel/business-calendar.ts";
import { type CouponInput, couponInput } from "../api/coupon-input.ts";
import type { ImportRecord } from "./import-rows.ts";

/**
 * The coupon a row asks for. One that began in the past, somewhere else, begins here at once. Throws `request.invalid`.
 */
export function newCoupon(
  scope: Scope,
  { activate }: Pick<ImportRecord, "activate">,
  fields: Readonly<Record<string, unknown>>,
): CouponInput {
  const input = parseInput({ input: couponInput }, { active: activate, ...fields }, scope.language) as CouponInput;
  const start = input.start_at ? parseInstant(input.start_at, scope.shop.timeZone, "start") : undefined;
  return start !== undefined && start < scope.now ? { ...input, start_at: null } : input;
}
