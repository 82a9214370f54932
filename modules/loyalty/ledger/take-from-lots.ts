import { freePoints, type Lot } from "./lot.ts";
import type { Movement } from "./wallet.ts";

/** Takes points from lots one after the other, as far as they reach; what is held stays. */
export function takeFromLots(lots: readonly Lot[], points: bigint): { readonly movements: readonly Movement[]; readonly taken: bigint } {
  const movements: Movement[] = [];
  let left = points;
  for (const lot of lots) {
    const free = freePoints(lot);
    const part = left < free ? left : free;
    if (part <= 0n) continue;
    movements.push({ lotId: lot.id, points: -part, held: 0n });
    left -= part;
  }
  return { movements, taken: points - left };
}
