import { defineErrors } from "#core/kernel/app-error.ts";

/** Every refusal of this module. The codes are what clients program against; they stay as they are. */
export const businessErrors = defineErrors({
  "business_coupons.vat_number_missing": { status: 422, message: "This coupon is for companies. Please add your VAT number." },
  "business_coupons.country_not_covered": { status: 422, message: "This coupon is for companies from {countries}." },
  "business_coupons.vat_country_mismatch": {
    status: 422,
    message: "Your VAT number is from {vat_country}, but your address is in {country}.",
  },
});
