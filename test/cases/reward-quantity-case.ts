import type { CaseDesk } from "./case-desk.ts";
import { coveredLines } from "./covered-lines.ts";
import type { Figures } from "./peer-case.ts";
import { priceCase } from "./price-case.ts";

/** How many units a promotion covers, or gives away: what it took off by what it takes off a unit. */
export async function rewardQuantityCase(desk: CaseDesk): Promise<Figures> {
  const [promotion] = desk.peerCase.promotions;
  const [line] = promotion === undefined ? [] : coveredLines(desk.lines, promotion.scope);
  const figures = await priceCase(desk);
  const percent = promotion?.type === "percentage" ? (promotion.value ?? 0) : 100;
  const units = Number(figures["discount_total"]) / (((line?.unit_price ?? 0) * percent) / 100);
  return { ...figures, reward_quantity: units, eligible_quantity: units };
}
