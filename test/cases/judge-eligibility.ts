import { attempt } from "./attempt.ts";
import type { CaseDesk } from "./case-desk.ts";
import { type Figures, nameOf } from "./peer-case.ts";
import { playCart } from "./play-cart.ts";
import { cartFigures } from "./price-case.ts";

/** Only accepted or refused. A promotion that applies by itself counts as rejected when the cart does not show it. */
export async function judgeEligibility(desk: CaseDesk): Promise<Figures> {
  const { promotions, expect } = desk.peerCase;
  if (expect["valid"] !== undefined) return { valid: (await attempt(() => desk.makeCoupons())).ok, accepted: [], rejected: [] };
  const { buyer, refused } = await playCart(desk);
  const figures = cartFigures(desk, await desk.cart(buyer), refused);
  const accepted = figures["accepted"] as readonly string[];
  const silent = promotions.filter(({ code }) => code === null).map(nameOf);
  const absent = silent.filter((name) => !accepted.includes(name)).map((code) => ({ code }));
  return { ...figures, rejected: [...(figures["rejected"] as readonly unknown[]), ...absent] };
}
