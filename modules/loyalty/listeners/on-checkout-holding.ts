import { checkoutHolding } from "#core/billing/hooks.ts";
import { reportOf } from "#core/billing/pricing-source.ts";
import { listen } from "#core/events/hook.ts";
import { pointsSource } from "../redeeming/points-source.ts";
import { DISCOUNT_CAUSE, holdForInvoice } from "../services/hold-for-invoice.ts";
import { refusalError } from "../services/refusal-error.ts";

/** Holds the points that the order is priced with. What the cart had shown is kept, or the checkout is refused. */
export const onCheckoutHolding = listen(
  checkoutHolding,
  async (scope, { plans, clientId, invoiceId }) => {
    const report = reportOf(plans, pointsSource);
    if (report === undefined) return;
    if (report.used < report.promised && report.refusal !== undefined) throw refusalError(report.refusal);
    if (report.used > 0n) await holdForInvoice(scope, { clientId, points: report.used, invoiceId, cause: DISCOUNT_CAUSE });
  },
  { lane: "wallet", guards: true },
);
