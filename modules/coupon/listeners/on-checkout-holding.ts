import { type CheckoutHolding, checkoutHolding } from "#core/billing/hooks.ts";
import { reportOf } from "#core/billing/pricing-source.ts";
import { type Listener, listen } from "#core/events/hook.ts";
import type { Scope } from "#core/events/scope.ts";
import { AppError } from "#core/kernel/app-error.ts";
import type { CouponReport, GrantedCoupon } from "../pricing/coupon-report.ts";
import { couponSource } from "../pricing/coupon-source.ts";
import { holdPoints } from "../services/coupon-points.ts";
import { holdClientUses } from "../services/hold-client-uses.ts";
import { holdUses } from "../services/hold-uses.ts";
import { recordAttempts } from "../services/record-attempts.ts";
import { refusalError } from "../services/refusal-error.ts";

/** A checkout holds one use of each coupon that is at work in it, guarded, or is refused. */
export const onCheckoutHolding: readonly Listener[] = [
  listen(checkoutHolding, holdWallets, { lane: "wallet", guards: true }),
  listen(checkoutHolding, holdCounters, { lane: "counters", guards: true }),
  listen(checkoutHolding, holdCoupons, { lane: "coupons", guards: true }),
];

/** What the cart last showed as granted is a promise: when it cannot be kept, nothing is bought. */
async function holdWallets(scope: Scope, checkout: CheckoutHolding): Promise<void> {
  const report = reportOf(checkout.plans, couponSource);
  if (report === undefined) return;
  const broken = report.refused.find(({ candidate }) => candidate.shownGranted === true);
  if (broken !== undefined) {
    const [refusal] = broken.refusals;
    record(scope, checkout, report, refusal.code);
    throw refusalError(refusal, checkout.currency, { coupon: broken.candidate.code ?? null });
  }
  await holdPoints(scope, checkout, report.granted);
}

async function holdCounters(scope: Scope, checkout: CheckoutHolding): Promise<void> {
  await guarded(scope, checkout, (granted) => holdClientUses(scope, checkout.clientId, checkout.currency, granted));
}

async function holdCoupons(scope: Scope, checkout: CheckoutHolding): Promise<void> {
  const { clientId, invoiceId, currency, holdUntil } = checkout;
  const ground = { clientId, orderId: checkout.orderIds[0], invoiceId, currency, phase: "checkout", holdUntil } as const;
  const report = await guarded(scope, checkout, (granted) => holdUses(scope, granted, ground));
  if (report !== undefined) record(scope, checkout, report, "granted");
}

/** Whether it succeeds or not, the try is logged. */
async function guarded(
  scope: Scope,
  checkout: CheckoutHolding,
  hold: (granted: readonly GrantedCoupon[]) => Promise<void>,
): Promise<CouponReport | undefined> {
  const report = reportOf(checkout.plans, couponSource);
  if (report === undefined || report.granted.length === 0) return undefined;
  try {
    await hold(report.granted);
    return report;
  } catch (fault) {
    if (fault instanceof AppError) record(scope, checkout, report, fault.code);
    throw fault;
  }
}

function record(scope: Scope, { cartId }: CheckoutHolding, { granted }: CouponReport, outcome: string): void {
  const typed = granted.filter(({ candidate }) => candidate.isTyped);
  recordAttempts(
    scope,
    "checkout",
    cartId,
    typed.map(({ candidate }) => ({ couponId: candidate.compiled.terms.couponId, code: candidate.code, outcome })),
  );
}
