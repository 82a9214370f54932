import { defineErrors } from "#core/kernel/app-error.ts";

/** The refusals of the loyalty programme. Of several reasons the first in this table is told. */
export const loyaltyErrors = defineErrors({
  "loyalty.insufficient_points": { status: 422, message: "{missing} more points are needed." },
  "loyalty.below_minimum": { status: 422, message: "At least {minimum} points have to be redeemed at once." },
  "loyalty.reward_unavailable": { status: 422, message: "This reward cannot be had at the moment." },
  "loyalty.amount_invalid": { status: 422, message: "Points are whole numbers above 0, and no more than {max}." },
  "loyalty.currency_not_supported": { status: 422, message: "Points cannot be used in this currency." },
  "loyalty.min_order_not_met": { status: 422, message: "{missing} {currency} more is needed to use points." },
  "loyalty.reward_not_found": { status: 404, message: "There is no such reward." },
  "loyalty.tier_not_found": { status: 404, message: "There is no such tier." },
  "loyalty.tier_exists": { status: 409, message: "There is a tier with this name or threshold already." },
  "loyalty.rule_not_found": { status: 404, message: "There is no such rule." },
});

/** More points than anybody may add, take or ask for at once; it keeps every sum exact on the wire. */
export const MAX_POINTS = 1_000_000_000_000;
