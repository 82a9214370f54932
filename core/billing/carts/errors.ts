import { defineErrors } from "#core/kernel/app-error.ts";

/** The refusals of carts. */
export const cartErrors = defineErrors({
  "cart.not_found": { status: 404, message: "There is no such cart." },
  "cart.item_not_found": { status: 404, message: "This item is not in the cart." },
  "cart.not_open": { status: 409, message: "The cart is no longer open." },
  "cart.item_unavailable": { status: 409, message: "No longer available: {title}. Please remove it from the cart." },
  "cart.addon_alone": { status: 422, message: "Add-ons can only be bought together with their product." },
  "cart.addon_invalid": { status: 422, message: "{title} is not an add-on of this product." },
  "cart.consultant_invalid": { status: 422, message: "This consultant does not give these sessions." },
  "cart.quantity_fixed": { status: 422, message: "{title} is sold one at a time." },
  "cart.too_many_items": { status: 422, message: "A cart holds at most {most} items." },
  "cart.amount_too_large": { status: 422, message: "The total of the cart would be too large." },
});
