import { type InvoiceRefunding, invoiceRefunding } from "#core/billing/hooks.ts";
import { type Listener, listen } from "#core/events/hook.ts";
import type { Scope } from "#core/events/scope.ts";
import { releasePoints } from "../services/coupon-points.ts";
import { markChangedUses } from "../services/mark-changed-uses.ts";
import { markKept } from "../services/mark-kept.ts";
import { releaseUses, returnUses } from "../services/release-uses.ts";

/**
 * A full refund reverses the uses of the invoice and returns the points they cost; where the shop keeps uses on refunds, those of
 * checkouts stay committed. A renewal's period comes back either way. A partial refund changes no use, but what the coupons brought in.
 */
export const onInvoiceRefunding: readonly Listener[] = [
  listen(
    invoiceRefunding,
    whenFull(({ invoiceId }, scope) => releasePoints(scope, { invoiceId }, "committed", "refund")),
    {
      lane: "wallet",
      guards: true,
    },
  ),
  listen(
    invoiceRefunding,
    whenFull(async ({ invoiceId }, scope) => {
      const withCheckouts = scope.shop.returnsUseOnFullRefund;
      await releaseUses(scope, { invoiceId }, { from: "committed", to: "reversed", reason: "refund", withCheckouts });
      if (!withCheckouts) await markKept(scope, invoiceId);
    }),
    { lane: "counters", guards: true },
  ),
  listen(invoiceRefunding, (scope, { invoiceId }) => markChangedUses(scope, invoiceId), { lane: "counters", guards: true }),
  listen(
    invoiceRefunding,
    whenFull(({ invoiceId }, scope) => returnUses(scope, { invoiceId })),
    { lane: "coupons", guards: true },
  ),
];

function whenFull(work: (refund: InvoiceRefunding, scope: Scope) => Promise<void>) {
  return async (scope: Scope, refund: InvoiceRefunding): Promise<void> => {
    if (refund.isFull) await work(refund, scope);
  };
}
