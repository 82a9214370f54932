import type { Scope } from "#core/events/scope.ts";
import { refused } from "#core/kernel/verdict.ts";
import type { GrantedCoupon } from "../pricing/coupon-report.ts";
import { insertRedemptions, type RedemptionGround } from "./insert-redemptions.ts";
import { refusalError } from "./refusal-error.ts";
import { takeUses } from "./take-uses.ts";

/**
 * Holds one use of each coupon for an invoice: rows first, the guarded counters last.
 * @throws AppError `coupon.already_used` for an open hold of the same client or a unique code that is spent, and what `takeUses` throws.
 */
export async function holdUses(scope: Scope, granted: readonly GrantedCoupon[], ground: RedemptionGround): Promise<void> {
  if (granted.length === 0) return;
  const inserted = await insertRedemptions(scope, granted, ground);
  for (const { candidate } of granted) {
    const row = inserted.find(({ couponId }) => couponId === candidate.compiled.terms.couponId);
    if (row === undefined || row.isCodeSpent)
      throw refusalError(refused("coupon.already_used"), ground.currency, { coupon: candidate.code ?? null });
  }
  if (ground.phase === "checkout") await takeUses(scope, ground.invoiceId, ground.currency, granted);
}
