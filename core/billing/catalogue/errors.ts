import { defineErrors } from "#core/kernel/app-error.ts";

/** The refusals of the catalogue. */
export const catalogueErrors = defineErrors({
  "product.not_found": { status: 404, message: "There is no such product." },
  "product.unavailable": { status: 409, message: "{title} is not for sale at the moment." },
  "product.out_of_stock": { status: 409, message: "Only {left} of {title} left in stock." },
  "product.slug_taken": { status: 409, message: "Another product has this slug." },
  "product.period_required": { status: 422, message: "Please choose a billing period for {title}." },
  "product.period_invalid": { status: 422, message: "{title} is not offered for this billing period." },
  "product.price_missing": { status: 422, message: "{title} has no price in {currency}." },
  "product_category.not_found": { status: 404, message: "There is no such product category." },
  "product_category.in_use": { status: 409, message: "The category still holds products." },
  "consultant.not_found": { status: 404, message: "There is no such consultant." },
  "consultant.in_use": { status: 409, message: "The consultant still has products or orders; deactivate instead." },
});
