import type { Scope } from "#core/events/scope.ts";
import type { CouponInput } from "../api/coupon-input.ts";
import type { CouponTerms } from "../terms.ts";
import { termsOfRow } from "../terms-of-row.ts";
import { createCoupon } from "./create-coupon.ts";
import { findCoupon } from "./find-coupon.ts";
import { undone } from "./undone.ts";

/**
 * The terms a coupon would have if it were created like this. It is created, by the very service, and undone. Its code may be taken:
 * another one stands in. Throws `request.invalid`.
 */
export async function termsOfDraft(scope: Scope, input: CouponInput): Promise<CouponTerms> {
  const terms = await undone(scope, async (inner) => {
    const id = await createCoupon(inner, { ...input, code: undefined, generate: { random_suffix: true } }, { startMayBePast: true });
    return termsOfRow(await findCoupon(inner, { id }), inner.shop.currency);
  });
  return { ...terms, code: input.code ?? undefined };
}
