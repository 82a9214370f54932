import { AppError, defineErrors } from "#core/kernel/app-error.ts";

/** The refusals of coupons. Those of a typed code are 422; what was addressed by id and is not there is `couponMissing`. */
export const couponErrors = defineErrors({
  "coupon.not_found": { status: 422, message: "There is no such coupon." },
  "coupon.export_too_large": {
    status: 422,
    message: "{total} rows are more than an Excel sheet holds ({most}). Narrow the filters, or take CSV.",
  },
  "coupon.expired": { status: 422, message: "This coupon has expired." },
  "coupon.not_started": { status: 422, message: "This coupon is not valid yet." },
  "coupon.limit_reached": { status: 422, message: "This coupon has been used as often as it can be." },
  "coupon.already_used": { status: 422, message: "You have already used this coupon." },
  "coupon.min_order_not_met": { status: 422, message: "{missing} {currency} more is needed for this coupon." },
  "coupon.bundle_missing": { status: 422, message: "Products that this coupon needs are not in the cart." },
  "coupon.no_eligible_items": { status: 422, message: "Nothing in the cart can be discounted by this coupon." },
  "coupon.period_not_eligible": { status: 422, message: "This coupon does not apply to the chosen billing period." },
  "coupon.weekend": { status: 422, message: "This coupon is not valid on weekends." },
  "coupon.holiday": { status: 422, message: "This coupon is not valid on holidays." },
  "coupon.points_missing": { status: 422, message: "{missing} more loyalty points are needed for this coupon." },
  "coupon.first_order_only": { status: 422, message: "This coupon is for the first order only." },
  "coupon.not_stackable": { status: 422, message: "This coupon cannot be combined with {with}." },
  "coupon.already_applied": { status: 422, message: "This coupon is in the cart already." },
  "coupon.no_effect": { status: 422, message: "This coupon would take nothing off this cart." },
  "coupon.currency_not_supported": { status: 422, message: "This coupon cannot be used in this currency." },
  "coupon.budget_exhausted": { status: 422, message: "The budget of this coupon is used up." },
  "coupon.code_taken": { status: 409, message: "This code is in use already." },
  "coupon.version_conflict": { status: 409, message: "Somebody else has changed this coupon. Load it again." },
  "coupon.has_redemptions": { status: 409, message: "A coupon that was used cannot be deleted. Deactivate it instead." },
  "coupon.limit_below_used": { status: 409, message: "The limit cannot be lower than the {used} uses there are already." },
  "coupon.budget_below_spent": { status: 409, message: "The budget cannot be lower than what was spent of it." },
  "coupon.codes_exhausted": { status: 409, message: "There are not enough free codes of this pattern. Make it longer." },
  "coupon.holiday_not_found": { status: 404, message: "There is no such holiday." },
  "coupon.import_not_found": { status: 404, message: "There is no such import. Imports are kept for 30 days." },
  "coupon.import_columns_missing": { status: 422, message: "No column means {fields}. Choose the columns first." },
  "coupon.import_unchecked": { status: 409, message: "The rows of this import are still being checked." },
  "coupon.import_begun": { status: 409, message: "This import has begun already." },
  "coupon.import_nothing": { status: 422, message: "There is nothing to import in this file." },
  "coupon.campaign_not_found": { status: 404, message: "No coupon belongs to this campaign." },
  "coupon.campaign_taken": { status: 409, message: "There are coupons of a campaign of this name already." },
  "coupon.campaign_too_large": { status: 422, message: "This campaign has {count} coupons; up to {most} can be cloned at once." },
});

/** The fields that a refusal which is not about the request's form is about. */
export const FIELD_OF_REFUSAL: Readonly<Record<string, string>> = {
  "coupon.code_taken": "code",
  "coupon.limit_below_used": "maxuses",
  "coupon.budget_below_spent": "budget",
};

/** `coupon.not_found` for a coupon addressed by its id: 404. */
export function couponMissing(): AppError {
  return new AppError({ ...couponErrors.table["coupon.not_found"], code: "coupon.not_found", status: 404 });
}

/** The order in which reasons are told: of several, the first in this list is the code of the error. */
export const REFUSAL_ORDER: readonly string[] = [
  "coupon.not_found",
  "coupon.expired",
  "coupon.not_started",
  "coupon.limit_reached",
  "coupon.already_used",
  "coupon.min_order_not_met",
  "coupon.bundle_missing",
  "coupon.no_eligible_items",
  "coupon.period_not_eligible",
  "coupon.weekend",
  "coupon.holiday",
  "coupon.points_missing",
  "coupon.first_order_only",
  "coupon.not_stackable",
  "coupon.already_applied",
  "coupon.no_effect",
  "coupon.currency_not_supported",
  "coupon.budget_exhausted",
  "auth.required",
  "throttled",
];
