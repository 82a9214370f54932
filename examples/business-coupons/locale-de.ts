import type { Locale } from "#core/events/module.ts";

export const businessGerman: Locale = {
  errors: {
    "business_coupons.vat_number_missing": "Dieser Gutschein ist für Unternehmen. Bitte tragen Sie Ihre USt-IdNr. ein.",
    "business_coupons.country_not_covered": "Dieser Gutschein ist für Unternehmen aus {countries}.",
    "business_coupons.vat_country_mismatch": "Ihre USt-IdNr. ist aus {vat_country}, Ihre Anschrift aber in {country}.",
  },
};
