import type { Basket } from "./fill-basket.ts";
import type { Customer } from "./invite-clients.ts";
import type { Trade } from "./open-trade.ts";
import type { Stage } from "./stage.ts";

/** What a checkout answers, as far as the story goes on with it. */
export type Placed = {
  readonly invoice_id: number;
  readonly orders: readonly number[];
  readonly status: "unpaid" | "paid";
};

/** A client fills a cart, perhaps with a code, and orders. Undefined when nothing came of it; the cart then stays. */
export async function placeOrder(stage: Stage, trade: Trade, customer: Customer, basket: Basket): Promise<Placed | undefined> {
  const { desk, draws } = stage;
  const campaign = draws.chance(12) ? CAMPAIGN : {};
  for (const item of basket.items) await desk.client(customer, "cart_add_item", { ...item, ...campaign });
  const codes = codesFrom(stage, trade, customer, basket);
  if (codes.length > 0 && desk.offers("client", "coupon_apply_to_cart")) {
    await desk.perhaps(() => desk.client(customer, "coupon_apply_to_cart", { codes }));
  }
  if (draws.chance(6)) return undefined;
  const means = await meansOf(stage, trade, customer);
  const checkOut = (input: object) => desk.perhaps(() => desk.client<Placed>(customer, "cart_checkout", input));
  const placed = Object.keys(means).length === 0 ? undefined : await checkOut(means);
  return placed ?? checkOut({});
}

const CAMPAIGN = { utm_source: "linkedin", utm_medium: "social", utm_campaign: "spring-consulting" } as const;

/** What people type who have heard of an offer wrongly, or too late. */
const HEARSAY = ["LAUNCH40", "WELCOME20", "BLACKFRIDAY", "FIRST8"] as const;

function codesFrom({ draws }: Stage, { coupons }: Trade, { person }: Customer, basket: Basket): readonly string[] {
  if (draws.chance(6)) return [draws.pick(HEARSAY)];
  return draws.chance(75) ? coupons.codesFor(basket, person) : [];
}

/** With what the client would like to pay besides money. A card or points may not do; then it goes without. */
async function meansOf(stage: Stage, { purse, jar }: Trade, customer: Customer): Promise<object> {
  const card = stage.draws.chance(60) ? purse.cardOf(customer) : undefined;
  const points = await jar.pointsOf(customer);
  return { ...(card === undefined ? {} : { gift_cards: [card] }), ...(points === 0 ? {} : { points }) };
}
