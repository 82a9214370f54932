import { linesOf, unitsIn } from "./covered-lines.ts";
import type { CasePromotion, PeerCase } from "./peer-case.ts";

/**
 * "Buy A, get B" as free units of B on the condition that A is in the cart. It says the same as long as the cart grants the reward once;
 * a promotion that grants it again for every further group stays as it is.
 */
export function saidAsFreeUnits(peerCase: PeerCase): PeerCase {
  return { ...peerCase, promotions: peerCase.promotions.map((promotion) => asFreeUnits(peerCase, promotion)) };
}

function asFreeUnits(peerCase: PeerCase, promotion: CasePromotion): CasePromotion {
  const { buy, get } = promotion;
  if (buy?.products === undefined || get?.products === undefined || get.value_percent !== 100) return promotion;
  const bought = unitsIn(linesOf(peerCase).filter(({ product }) => buy.products?.includes(product)));
  const isOnce = get.apply_once === true || bought < 2 * buy.quantity;
  if (!isOnce || get.products.some((product) => buy.products?.includes(product))) return promotion;
  return {
    ...promotion,
    type: "free",
    scope: { level: "line", products: get.products, max_quantity: get.quantity, max_quantity_per: "cart", select: "dearest" },
    requires: { products_any: buy.products, min_quantity: buy.quantity },
  };
}
