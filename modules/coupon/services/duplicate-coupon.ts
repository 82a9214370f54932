import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { couponErrors } from "../errors.ts";
import type { PromoRow } from "../terms-of-row.ts";
import { codesInUse } from "./claim-code.ts";
import { copyCoupon } from "./copy-coupon.ts";
import { findCoupon } from "./find-coupon.ts";

/** Copies a coupon as it is, unused and inactive, under the code `X-COPY`, `X-COPY-2` … Throws `coupon.not_found` (404). */
export function duplicateCoupon(scope: Scope, id: number): Promise<PromoRow> {
  return scope.transaction(async (inner) => {
    const original = await findCoupon(inner, { id });
    const code = original.code === null ? null : await copyCode(inner, original.code);
    const copy = await copyCoupon(inner, original, code);
    await recordActivity(inner, {
      action: "coupon.duplicate",
      objectType: "coupon",
      objectId: copy.id,
      message: "A coupon was copied.",
      changes: { original: id },
    });
    return copy;
  });
}

async function copyCode(scope: Scope, code: string): Promise<string> {
  const wanted = Array.from({ length: MOST_COPIES }, (_none, index) => {
    const suffix = index === 0 ? "-COPY" : `-COPY-${index + 1}`;
    return code.slice(0, LONGEST - suffix.length) + suffix;
  });
  const taken = await codesInUse(scope, wanted);
  const free = wanted.find((candidate) => !taken.has(candidate));
  if (free === undefined) throw couponErrors.error("coupon.codes_exhausted");
  return free;
}

const MOST_COPIES = 1_000;
const LONGEST = 20;
