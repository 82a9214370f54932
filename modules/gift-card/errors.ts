import { AppError, defineErrors } from "#core/kernel/app-error.ts";

/** The refusals of gift cards. Those of a typed code are 422; what was addressed by its id and is not there is `cardMissing`. */
export const giftCardErrors = defineErrors({
  "gift_card.not_found": { status: 422, message: "There is no such gift card, or its PIN is wrong." },
  "gift_card.expired": { status: 422, message: "This gift card has expired." },
  "gift_card.suspended": { status: 422, message: "This gift card is suspended." },
  "gift_card.void": { status: 422, message: "This gift card is void." },
  "gift_card.empty": { status: 422, message: "Nothing is left on this gift card." },
  "gift_card.balance_too_low": { status: 422, message: "Only {available} {currency} are left on this gift card." },
  "gift_card.currency_mismatch": { status: 422, message: "This gift card is in {card_currency}, the invoice in {currency}." },
  "gift_card.pin_locked": { status: 422, message: "The PIN of this gift card was wrong too often. Resume the card to unlock it." },
  "gift_card.invoice_not_payable": { status: 409, message: "This invoice cannot be paid: it is {status}." },
  "gift_card.amount_invalid": { status: 422, message: "The amount must be above 0 and at most {max} {currency}." },
  "gift_card.already_claimed": { status: 409, message: "This gift card is in your account already." },
  "gift_card.state_conflict": { status: 409, message: "That cannot be done to a gift card that is {status}." },
  "gift_card.coupons_off": { status: 409, message: "Coupons are disabled, so none can pay for a gift card." },
  "gift_card.coupon_without_value": { status: 422, message: "This coupon gives no gift card in this currency." },
  "gift_card.batch_not_found": { status: 404, message: "There is no such batch of gift cards." },
  "gift_card.batch_not_ready": { status: 409, message: "{made} of {count} gift cards are made so far." },
  "gift_card.batch_fetched": { status: 409, message: "The codes of this batch were fetched already and are erased." },
  "gift_card.provider_unknown": { status: 422, message: "There is no such provider of gift cards." },
  "gift_card.provider_none": { status: 404, message: "This shop takes no gift cards of others." },
  "gift_card.provider_silent": { status: 503, message: "The provider of this gift card does not answer. Please try again later." },
  "gift_card.provider_refused": { status: 422, message: "The provider of this gift card refuses: {reason}." },
  "gift_card.link_not_found": { status: 404, message: "There is no such gift card in your account." },
  "gift_card.link_not_ready": { status: 409, message: "The provider has not confirmed this gift card." },
  "gift_card.link_in_use": { status: 409, message: "This gift card still holds money for an invoice." },
});

/** `gift_card.not_found` for a card addressed by its id: 404. */
export function cardMissing(): AppError {
  return new AppError({ ...giftCardErrors.table["gift_card.not_found"], code: "gift_card.not_found", status: 404 });
}
