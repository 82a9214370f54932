/** The refusals of a reward that are about one field of its form. */
export const FIELDS_OF_REFUSALS: Readonly<Record<string, string>> = {
  "loyalty.amount_invalid": "points",
  "product.not_found": "product_id",
  "product.price_missing": "product_id",
  "product.period_required": "period",
  "product.period_invalid": "period",
  "currency.not_found": "currency",
};
