import { coveredLines, linesOf, unitsIn } from "./covered-lines.ts";
import type { CaseAction, PeerCase } from "./peer-case.ts";

/** Why a case says nothing about this product: the feature it does not have. Undefined for every case that is run. */
export function outOfScope(peerCase: PeerCase): OutOfScope | undefined {
  const byId = caseReasons[peerCase.id];
  if (byId !== undefined) return byId;
  const feature = peerCase.features.find((name) => Object.hasOwn(featureReasons, name));
  if (feature !== undefined) return { feature, because: featureReasons[feature] ?? "" };
  return meanings.find(({ applies }) => applies(peerCase));
}

export type OutOfScope = { readonly feature: string; readonly because: string };

const featureReasons: Readonly<Record<string, string>> = {
  bundle_set: "no price for a set of units",
  fixed_price: "a coupon takes off, it never sells for a set price",
  floor_price: "a product has no floor price; a discount stops at what is left of its base",
  pick_from_groups: "no discount on every n-th unit of a group",
  min_order_gross: "a minimum counts net prices in a shop with net prices",
  wallet_scope: "account credit is one wallet per currency and pays for anything",
  wallet_priority: "account credit is one wallet per currency and pays for anything",
};

const caseReasons: Readonly<Record<string, OutOfScope>> = {
  "spree-069": { feature: "gift_item", because: "a coupon never puts an item into the cart" },
  "killbill-011": { feature: "account_credit", because: "a paid invoice is never repriced; it is refunded" },
  "killbill-012": { feature: "account_credit", because: "a paid invoice is never repriced; it is refunded" },
  "lago-062": { feature: "credit_ledger", because: "account credit is only spent on invoices; there is no call that takes it away" },
  "setono-giftcard-014": {
    feature: "card_issue",
    because: "a card expires at an instant that staff give, or after a number of days; never after months",
  },
  "odoo-031": { feature: "loyalty_earn", because: "points per amount count the whole order, not one category of it" },
  "setono-loyalty-016": { feature: "loyalty_basis", because: "the basis is always net of tax" },
  "setono-loyalty-020": { feature: "loyalty_condition", because: "earning has no minimum order; redeeming has" },
  "setono-loyalty-021": { feature: "loyalty_condition", because: "earning has no minimum order; redeeming has" },
  "solidus-079": { feature: "credit_ledger", because: "account credit pays at once; it is never authorised first" },
  "sylius-163": { feature: "floor_price", because: "a product has no floor price; a discount stops at what is left of its base" },
};

type Meaning = OutOfScope & { readonly applies: (peerCase: PeerCase) => boolean };

const meanings: readonly Meaning[] = [
  {
    feature: "buy_x_get_y",
    because: "units are given away once an order; nothing is granted again for every further group, nor on the units that were bought",
    applies: ({ promotions }) => promotions.some(({ type }) => type === "buy_x_get_y"),
  },
  {
    feature: "quantity_groups",
    because: "no discount on complete groups of units",
    applies: (peerCase) => actionsOf(peerCase).some(({ scope }) => (scope.complete_groups_of ?? 0) > 1 || (scope.quantity_step ?? 0) > 1),
  },
  {
    feature: "flexi_rate",
    because: "one amount is given once; the first unit gets no other one than those after it",
    applies: ({ promotions }) => promotions.some(({ type }) => type === "flexi_rate"),
  },
  {
    feature: "max_quantity",
    because: "only free sessions count units, dearest first; a percentage or an amount covers whole lines",
    applies: (peerCase) => actionsOf(peerCase).some((action) => limitsUnits(peerCase, action)),
  },
  {
    feature: "amount_per_unit",
    because: "an absolute value is given once over the lines it covers, not once per unit",
    applies: (peerCase) => actionsOf(peerCase).some((action) => givesPerUnit(peerCase, action)),
  },
  {
    feature: "mixed_tax_rates",
    because: "the rate follows from the client's country; a product is taxed at it or not at all",
    applies: ({ tax, expect, cart }) => {
      const rates = new Set((cart?.lines ?? []).map(({ tax_rate_percent = 0 }) => tax_rate_percent).filter((rate) => rate > 0));
      const isJudged = tax?.inclusive !== true || ["tax_total", "net_total"].some((key) => expect[key] !== undefined);
      return rates.size > 1 && isJudged;
    },
  },
  {
    feature: "card_status",
    because: "a gift card is never deleted; its rows are the ledger of a liability",
    applies: ({ kind, steps = [] }) => kind === "gift_card" && steps.some(({ op }) => op === "delete"),
  },
];

/** What a promotion does; several actions are several coupons. */
export function actionsOf({ promotions }: Pick<PeerCase, "promotions">): readonly CaseAction[] {
  return promotions.flatMap((promotion): readonly CaseAction[] => promotion.actions ?? [promotion]);
}

function limitsUnits(peerCase: PeerCase, { type, scope }: CaseAction): boolean {
  const { max_quantity: most, max_quantity_per: per, select } = scope;
  if (most === undefined || most === null) return false;
  const lines = coveredLines(linesOf(peerCase), scope);
  if (per === "line" ? lines.every(({ quantity }) => quantity <= most) : unitsIn(lines) <= most) return false;
  const areEqual = new Set(lines.map(({ unit_price }) => unit_price)).size <= 1;
  return !(type === "free" && per === "cart" && (areEqual || select === "dearest"));
}

function givesPerUnit(peerCase: PeerCase, { type, scope }: CaseAction): boolean {
  if (type !== "fixed_amount" || scope.per !== "unit") return false;
  return coveredLines(linesOf(peerCase), scope).some(({ quantity }) => quantity > 1);
}
