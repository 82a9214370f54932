import { renewalHolding } from "#core/billing/hooks.ts";
import { reportOf } from "#core/billing/pricing-source.ts";
import { listen } from "#core/events/hook.ts";
import { couponSource } from "../pricing/coupon-source.ts";
import { holdUses } from "../services/hold-uses.ts";

/** A renewal that a recurring coupon made cheaper counts as one of its periods; it takes no use. */
export const onRenewalHolding = listen(
  renewalHolding,
  async (scope, { clientId, orderId, invoiceId, currency, plans }) => {
    const report = reportOf(plans, couponSource);
    await holdUses(scope, report?.granted ?? [], { clientId, orderId, invoiceId, currency, phase: "renewal", holdUntil: undefined });
  },
  { lane: "coupons", guards: true },
);
