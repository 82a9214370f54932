// Words for what the API answers; each is a key, its English text.

/** What an entry of the ledger says has happened. */
export const ENTRY_WORDS: Readonly<Record<string, string>> = {
  issue: "Issued",
  hold: "Held",
  capture: "Paid with it",
  release: "Released",
  refund: "Refunded to it",
  recharge: "Recharged",
  expire: "Expired",
  void: "Voided",
  adjust: "Adjusted",
};

/** What the audit log says was done to a card. */
export const HISTORY_WORDS: Readonly<Record<string, string>> = {
  "gift_card.issue": "Issued",
  "gift_card.redeem": "Paid for an invoice",
  "gift_card.hold": "Held for an invoice",
  "gift_card.suspend": "Suspended",
  "gift_card.resume": "Resumed",
  "gift_card.void": "Voided",
  "gift_card.recharge": "Recharged",
  "gift_card.adjust": "Balance adjusted",
  "gift_card.reissue": "Got a new code",
  "gift_card.extend": "Last day changed",
  "gift_card.send": "Mail with a new code ordered",
  "gift_card.claim": "Taken into a client's account",
};

/** Where a card comes from. */
export const SOURCE_WORDS: Readonly<Record<string, string>> = {
  staff: "Issued by staff",
  coupon: "Given by a coupon",
  purchase: "Bought",
  module: "A reward",
};

/** What became of a mail. */
export const DELIVERY_WORDS: Readonly<Record<string, string>> = {
  waiting: "Not sent yet",
  sent: "Sent",
  failed: "Could not be sent",
  cancelled: "Called off",
};

export const DELIVERY_TONES: Readonly<Record<string, string>> = { waiting: "info", sent: "good", failed: "bad", cancelled: "quiet" };

/** Choices of a field or filter from such words. */
export function choicesOf(words: Readonly<Record<string, string>>): readonly { readonly value: string; readonly label: string }[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
