import type { Figures } from "./peer-case.ts";

/** Cases that this product answers otherwise, on purpose: its own answer, which is asserted instead, and why. */
export const answeredDifferently: Readonly<Record<string, DifferentAnswer>> = {
  "lago-003": {
    because: "what a one-time coupon could not take off is gone; nothing is carried to the next invoice",
    expect: { discount_total: 6, line_discounts: { A: 4, B: 2 }, total: 0, coupon_state: { active: false, remaining: 0 } },
  },
  "odoo-015": {
    because: "a minimum looks at list prices, or at prices after the discounts on lines; a coupon on the whole order does not lower it",
    expect: { discount_total: 16_500, total: 0, accepted: ["testpromo", "COUPON"], rejected: [] },
  },
  "odoo-026": {
    because: "a cap counts in the price basis of the shop: 9.00 net, which is 10.80 with tax",
    expect: { discount_total: 900, total: 10_920, accepted: ["10%"] },
  },
  "oscar-036": {
    because: "a percentage is rounded half away from zero: 0.875 is 0.88",
    expect: { discount_total: 88, total: 1662 },
  },
  "setono-loyalty-066": {
    because: "redeeming more points than there are is refused, not cut down to the balance",
    expect: { result_by_step: [true, false], balance: 200, last_entry: 200 },
  },
  "solidus-039": {
    because: "of coupons that apply by themselves the cheapest combination for the client is taken: 10.00 off 70.00 alone beats 6.00",
    expect: { subtotal: 7000, discount_total: 1000, total: 6000, accepted: ["distributed"] },
  },
  "spree-002": {
    because: "a gift card and account credit pay the same order",
    expect: { gift_cards: { GC1: { applied: 2000, remaining: 3000 } }, amount_due: 0, refused: false },
  },
  "spree-017": {
    because: "voiding a gift card takes its balance out of the books",
    expect: { result_by_step: [true], gift_cards: { GC1: { status: "void", remaining: 0 } } },
  },
  "spree-030": {
    because: "a gift card is a payment, never a discount: its code is no coupon code",
    expect: { refused: true, amount_due: 3000, gift_cards: { GC1: { remaining: 1000 } } },
  },
  "spree-071": {
    because: "an empty list of client groups restricts nothing",
    expect: { accepted: ["CODE"], rejected: [] },
  },
  "sylius-123": {
    because: "of two coupons that apply by themselves and exclude each other the better one wins, whatever their priority",
    expect: { total: 5000, discount_total: 5000, accepted: ["PHP stuff promotion"] },
  },
  "vendure-043": {
    because: "a coupon that has nothing left to take off is refused as without effect, and holds no use",
    expect: { total: 0, net_total: 0, discount_total: 1000, accepted: ["100_off"], rejected: [{ code: "20_off" }] },
  },
  "woocommerce-036": {
    because: "a coupon that leaves out reduced products works on the others",
    expect: { accepted: ["NOSALE5"], rejected: [], discount_total: 500 },
  },
  "woocommerce-049": {
    because: "the discount is rounded, half away from zero, not the total: 16.545 off 33.09 is 16.55",
    expect: { subtotal: 3309, discount_total: 1655, total: 1654 },
  },
};

export type DifferentAnswer = { readonly because: string; readonly expect: Figures };
