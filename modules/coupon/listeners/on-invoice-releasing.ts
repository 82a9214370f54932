import { invoiceReleasing } from "#core/billing/hooks.ts";
import { type Listener, listen } from "#core/events/hook.ts";
import { releasePoints } from "../services/coupon-points.ts";
import { releaseUses, returnUses } from "../services/release-uses.ts";

/** A cancelled or expired invoice gives back what it holds. */
export const onInvoiceReleasing: readonly Listener[] = [
  listen(invoiceReleasing, (scope, { invoiceId, reason }) => releasePoints(scope, { invoiceId }, "held", reason), {
    lane: "wallet",
    guards: true,
  }),
  listen(
    invoiceReleasing,
    (scope, { invoiceId, reason }) =>
      releaseUses(
        scope,
        { invoiceId },
        { from: "held", to: reason === "hold_expired" ? "expired" : "released", reason, withCheckouts: true },
      ),
    { lane: "counters", guards: true },
  ),
  listen(invoiceReleasing, (scope, { invoiceId }) => returnUses(scope, { invoiceId }), { lane: "coupons", guards: true }),
];
