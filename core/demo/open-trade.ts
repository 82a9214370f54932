import { type BasketKind, fillBasket } from "./fill-basket.ts";
import { followUp } from "./follow-up.ts";
import type { Office } from "./furnish-office.ts";
import type { Purse } from "./hand-out-cards.ts";
import type { Customer } from "./invite-clients.ts";
import type { CouponDrawer } from "./launch-coupons.ts";
import { placeOrder } from "./place-order.ts";
import type { PointsJar } from "./run-loyalty.ts";
import { dayLater, STORY_DAYS, type Stage } from "./stage.ts";
import type { Shelves } from "./stock-shelves.ts";

/** What trade needs to know of the shop. */
export type Trade = {
  readonly office: Office;
  readonly shelves: Shelves;
  readonly customers: readonly Customer[];
  readonly coupons: CouponDrawer;
  readonly purse: Purse;
  readonly jar: PointsJar;
};

/** How many orders the story tells of, renewals not counted. */
const ORDERS = 240;

/** Puts months of visits on the agenda, more of them the longer the shop is open. */
export function openTrade(stage: Stage, trade: Trade): void {
  const { agenda, draws, opening } = stage;
  const ordered = new Set<Customer>();
  const visit = async (): Promise<void> => {
    const customer = draws.pick(trade.customers);
    const { kinds, items } = fillBasket(stage, trade.office, trade.shelves);
    const basket = { items, kinds: ordered.has(customer) ? kinds : kinds.union(new Set<BasketKind>(["first"])) };
    const placed = await placeOrder(stage, trade, customer, basket);
    if (placed === undefined) return;
    ordered.add(customer);
    followUp(stage, customer, placed);
  };
  for (let count = 0; count < ORDERS; count += 1) {
    const day = Math.max(draws.whole(STORY_DAYS), draws.whole(STORY_DAYS));
    agenda.add(dayLater(stage, opening, day, [8, 21]), visit);
  }
}
