/** What staff may be granted of this module. */
export const giftCardPermissions = {
  "gift_card.view": "See gift cards and their movements",
  "gift_card.issue": "Issue gift cards and fetch their codes",
  "gift_card.redeem": "Pay invoices with gift cards",
  "gift_card.manage": "Suspend, resume and void gift cards",
  "gift_card.adjust": "Recharge gift cards and adjust their balance",
  "gift_card.report": "See the liability of gift cards",
} as const satisfies Readonly<Record<string, string>>;
