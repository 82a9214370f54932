import type { WireAnswer } from "#test/harness/host-process.ts";
import type { ShopClient } from "#test/processes/shop.ts";
import type { Draws } from "./draws.ts";

/** What the program has found out about the shop; only what a host has acknowledged is in here. */
export type ShopState = {
  readonly clients: ShopClient[];
  readonly products: number[];
  readonly cardProduct: number;
  readonly coupons: number[];
  readonly codes: string[];
  readonly rewards: number[];
  readonly cards: { readonly id: number; readonly code: string; readonly owner?: ShopClient }[];
  readonly invoices: {
    readonly id: number;
    readonly client: ShopClient;
    lines?: readonly { readonly id: number; readonly quantity: number }[];
  }[];
  dayOfProgram: number;
};

/** Calls a method on whichever host is alive. */
export type Send = (
  role: "guest" | "client" | "admin",
  method: string,
  input?: object,
  client?: ShopClient,
) => Promise<Pick<WireAnswer, "status" | "result" | "error">>;

type Step = (send: Send, state: ShopState, draws: Draws) => Promise<unknown>;

/** What may happen, and how often of a hundred and some; modules are switched off and on as well. */
const steps: readonly (readonly [weight: number, step: Step])[] = [
  [30, order],
  [14, pay],
  [9, redeemCard],
  [5, cancel],
  [10, refund],
  [9, movePoints],
  [3, buyReward],
  [7, changeCard],
  [5, makeCard],
  [3, changeCoupon],
  [3, payWithCredit],
  [1, replaceClient],
];

/** One step of the random program. */
export async function takeStep(send: Send, state: ShopState, draws: Draws): Promise<void> {
  let place = draws.below(steps.reduce((sum, [weight]) => sum + weight, 0));
  for (const [weight, step] of steps) {
    place -= weight;
    if (place >= 0) continue;
    await step(send, state, draws);
    return;
  }
}

async function order(send: Send, state: ShopState, draws: Draws): Promise<void> {
  const client = draws.one(state.clients);
  if (client === undefined) return;
  for (let items = 1 + draws.below(2); items > 0; items -= 1) {
    const id = draws.chance(12) ? state.cardProduct : draws.one(state.products);
    await send("client", "cart/add_item", { id, quantity: 1 + draws.below(3) }, client);
  }
  for (let codes = draws.below(3); codes > 0; codes -= 1) {
    await send("client", "coupon/apply_to_cart", { code: draws.one(state.codes), replace: draws.chance(30) }, client);
  }
  if (draws.chance(30)) await send("client", "loyalty/redeem", { points: 1 + draws.below(900) }, client);
  const usable = usableBy(state, client);
  const cards = draws.chance(50) ? [draws.one(usable), draws.one(usable)].slice(draws.below(2)) : [];
  const codes = [...new Set(cards.flatMap((card) => (card === undefined ? [] : [card.code])))];
  const points = draws.chance(20) ? { points: draws.below(1_500) } : {};
  const placed = await send("client", "cart/checkout", { ...points, ...(codes.length > 0 ? { gift_cards: codes } : {}) }, client);
  if (placed.status === 200) state.invoices.push({ id: (placed.result as { readonly invoice_id: number }).invoice_id, client });
}

async function pay(send: Send, state: ShopState, draws: Draws): Promise<void> {
  await send("admin", "invoice/mark_as_paid", { id: lately(state, draws)?.id });
}

async function redeemCard(send: Send, state: ShopState, draws: Draws): Promise<void> {
  const invoice = lately(state, draws);
  const code = draws.one(usableBy(state, invoice?.client))?.code;
  const amount = (1 + draws.below(3_000)) / 100;
  if (draws.chance(50)) await send("admin", "coupon/redeem_gift_card", { code, amount, invoice_id: invoice?.id });
  else
    await send("client", "gift_card/redeem", { code, invoice_id: invoice?.id, ...(draws.chance(50) ? { amount } : {}) }, invoice?.client);
}

async function cancel(send: Send, state: ShopState, draws: Draws): Promise<void> {
  await send("admin", "invoice/cancel", { id: lately(state, draws)?.id });
}

async function refund(send: Send, state: ShopState, draws: Draws): Promise<void> {
  const invoice = draws.one(state.invoices);
  if (invoice === undefined) return;
  const kind = draws.below(3);
  if (kind === 0) await send("admin", "invoice/refund", { id: invoice.id });
  if (kind === 1) await send("admin", "invoice/refund", { id: invoice.id, amount: (1 + draws.below(4_000)) / 100 });
  if (kind < 2) return;
  if (invoice.lines === undefined) {
    const { result } = await send("admin", "invoice/get", { id: invoice.id });
    invoice.lines = (result as { readonly lines: NonNullable<typeof invoice.lines> } | null)?.lines ?? [];
  }
  const line = draws.one(invoice.lines);
  if (line !== undefined)
    await send("admin", "invoice/refund", { id: invoice.id, lines: [{ id: line.id, quantity: 1 + draws.below(line.quantity) }] });
}

async function movePoints(send: Send, state: ShopState, draws: Draws): Promise<void> {
  const method = draws.chance(70) ? "coupon/add_client_loyalty_points" : "coupon/deduct_client_loyalty_points";
  await send("admin", method, { client_id: draws.one(state.clients)?.id, points: 1 + draws.below(2_000), description: "By the program" });
}

async function buyReward(send: Send, state: ShopState, draws: Draws): Promise<void> {
  const client = draws.one(state.clients);
  const bought = await send("client", "loyalty/redeem_reward", { reward_id: draws.one(state.rewards) }, client);
  const given = bought.result as { readonly code: string | null; readonly gift_card_id: number | null } | null;
  if (given?.code && given.gift_card_id !== null)
    state.cards.push({ id: given.gift_card_id, code: given.code, ...(client && { owner: client }) });
}

async function changeCard(send: Send, state: ShopState, draws: Draws): Promise<void> {
  const id = draws.one(state.cards)?.id;
  const amount = (draws.below(6_000) - 2_000) / 100;
  const kind = draws.below(20);
  if (kind < 7) await send("admin", "gift_card/recharge", { id, amount: Math.abs(amount) });
  else if (kind < 13) await send("admin", "gift_card/adjust", { id, amount, reason: "By the program" });
  else if (kind < 16) await send("admin", "gift_card/suspend", { id });
  else if (kind < 19) await send("admin", "gift_card/resume", { id });
  else await send("admin", "gift_card/void", { id, reason: "By the program" });
}

async function makeCard(send: Send, state: ShopState, draws: Draws): Promise<void> {
  const day = 1 + draws.below(40);
  const expiry = draws.chance(40) ? { expires_at: dayOf(state.dayOfProgram + day) } : {};
  const made = await send("admin", "coupon/generate_gift_card", { value: (500 + draws.below(20_000)) / 100, ...expiry });
  if (made.status === 200) state.cards.push(made.result as { readonly id: number; readonly code: string });
}

async function changeCoupon(send: Send, state: ShopState, draws: Draws): Promise<void> {
  const id = draws.one(state.coupons);
  const kind = draws.below(4);
  if (kind === 0 && draws.chance(30)) await send("admin", "coupon/deactivate", { id });
  if (kind === 1) await send("admin", "coupon/activate", { id });
  if (kind === 2) await send("admin", "coupon/update", { id, maxuses: draws.below(2) * (20 + draws.below(400)) });
  if (kind === 3) await send("admin", "coupon/update", { id, value: 1 + draws.below(15) });
}

async function payWithCredit(send: Send, state: ShopState, draws: Draws): Promise<void> {
  const invoice = lately(state, draws);
  if (draws.chance(50))
    await send("admin", "client/balance_add_funds", { id: invoice?.client.id, amount: 1 + draws.below(40), description: "By the program" });
  else await send("client", "invoice/pay_with_credit", { id: invoice?.id }, invoice?.client);
}

/** A client leaves for good, with whatever it holds. */
async function replaceClient(send: Send, state: ShopState, draws: Draws): Promise<void> {
  if (state.clients.length < 12) return;
  const [gone] = state.clients.splice(draws.below(state.clients.length), 1);
  await send("admin", "client/delete", { id: gone?.id });
}

/** Foreign cards are left alone: so many failures would only be throttled. */
function usableBy({ cards }: ShopState, client: ShopClient | undefined): ShopState["cards"] {
  return cards.filter(({ owner }) => owner === undefined || owner === client);
}

/** Mostly one of those that were placed last, so that much is tried on the same ones at once. */
function lately({ invoices }: ShopState, draws: Draws): ShopState["invoices"][number] | undefined {
  return draws.one(draws.chance(80) ? invoices.slice(-12) : invoices);
}

/** The shop's clock so many days into the program. */
export function dayOf(day: number): string {
  return new Date(Date.UTC(2031, 0, 1 + day, 9)).toISOString();
}
