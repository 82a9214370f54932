import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { type PointsAccounts, pointsAccounts } from "../contract.ts";
import type { GrantedCoupon } from "../pricing/coupon-report.ts";
import { isOf, type UsesOf } from "./release-uses.ts";

/** Holds the points that coupons cost. Throws `loyalty.insufficient_points` when several of them together cost too much. */
export async function holdPoints(
  scope: Scope,
  { clientId, invoiceId }: { readonly clientId: number; readonly invoiceId: number },
  granted: readonly GrantedCoupon[],
): Promise<void> {
  const accounts = accountsOf(scope);
  for (const { candidate } of granted) {
    const { couponId, loyaltyMode, loyaltyPoints } = candidate.compiled.terms;
    if (loyaltyMode !== "price" || loyaltyPoints === 0) continue;
    await accounts?.hold(scope, { clientId, points: loyaltyPoints, invoiceId, cause: causeOf(couponId) });
  }
}

/** Spends the points that were held for committed uses. */
export async function commitPoints(
  scope: Scope,
  { clientId, invoiceId }: { readonly clientId: number; readonly invoiceId: number },
  uses: readonly { readonly couponId: number; readonly points: number }[],
): Promise<void> {
  const accounts = accountsOf(scope);
  for (const { couponId, points } of uses) {
    if (points > 0) await accounts?.commit(scope, { clientId, invoiceId, cause: causeOf(couponId) });
  }
}

/** Gives back the points of uses that are about to leave `status`. */
export async function releasePoints(scope: Scope, of: UsesOf, status: "held" | "committed", reason: string): Promise<void> {
  const accounts = accountsOf(scope);
  if (accounts === undefined) return;
  const { rows } = await sql<{ promo_id: number; client_id: number; invoice_id: number }>`
    select promo_id, client_id, invoice_id from promo_redemption where ${isOf(of)} and status = ${status} and points > 0 order by id
  `.execute(scope.db);
  for (const { promo_id, client_id: clientId, invoice_id: invoiceId } of rows) {
    await accounts.release(scope, { clientId, invoiceId, cause: causeOf(promo_id), reason });
  }
}

function accountsOf({ wiring }: Scope): PointsAccounts | undefined {
  return wiring.provided(pointsAccounts)[0];
}

function causeOf(couponId: number): string {
  return `coupon:${couponId}`;
}
