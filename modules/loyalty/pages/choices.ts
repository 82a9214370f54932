import { ENTRY_KINDS, type EntryKind } from "../ledger/wallet.ts";

type Choice = { readonly value: string; readonly label: string };

/** What entries of the ledger are called; words. */
export const kindWords: Readonly<Record<EntryKind, string>> = {
  earn: "Earned",
  add: "Given by staff",
  hold: "Held",
  release: "Released",
  spend: "Spent",
  return: "Returned",
  deduct: "Taken by staff",
  claw_back: "Taken back",
  debt: "Debt paid",
  expire: "Expired",
  grace: "Grace period",
  forgive: "Debt forgiven",
};

/** How they are shown: what adds to a client's points is good, what takes from them is not. */
export const kindTones: Readonly<Record<EntryKind, string>> = {
  earn: "good",
  add: "good",
  hold: "warning",
  release: "info",
  spend: "info",
  return: "good",
  deduct: "warning",
  claw_back: "warning",
  debt: "warning",
  expire: "quiet",
  grace: "good",
  forgive: "good",
};

export const kindChoices: readonly Choice[] = ENTRY_KINDS.map((value) => ({ value, label: kindWords[value] }));

export const ruleKindChoices: readonly Choice[] = [
  { value: "earning", label: "Earning" },
  { value: "redemption", label: "Limit on redeeming" },
];

export const rewardKindWords: Readonly<Record<"coupon" | "product" | "gift_card", string>> = {
  coupon: "Coupon code",
  product: "Product",
  gift_card: "Gift card",
};

export const rewardKindChoices: readonly Choice[] = Object.entries(rewardKindWords).map(([value, label]) => ({ value, label }));

export const activeChoices: readonly Choice[] = [
  { value: "1", label: "Switched on" },
  { value: "0", label: "Switched off" },
];

/** Where a lot's points came from; words. */
export const originWords: Readonly<Record<"order" | "event" | "staff" | "grace", string>> = {
  order: "Order",
  event: "Event",
  staff: "Staff",
  grace: "Grace period",
};
