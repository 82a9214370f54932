import type { TestCaller } from "#test/harness/test-host.ts";
import type { CheckoutAnswer } from "./answers.ts";
import { attempt } from "./attempt.ts";
import type { CaseDesk } from "./case-desk.ts";
import type { ClientActor } from "./case-shop.ts";
import { type CaseStep, type Figures, nameOf } from "./peer-case.ts";
import { playBudget } from "./play-budget.ts";
import { discountedRenewals } from "./recurrence-figures.ts";
import { usePromotion } from "./use-promotion.ts";

/** Counters and limits over several orders. A counter is judged by how it changed, because here it begins at 0. */
export async function playUsage(desk: CaseDesk): Promise<Figures> {
  const { peerCase, shop } = desk;
  if (peerCase.budget !== undefined) return playBudget(desk, peerCase.budget);
  const [promotion] = peerCase.promotions;
  if (promotion === undefined) return {};
  await shop.setClock(promotion.valid_until === undefined ? null : new Date(Date.parse(promotion.valid_until) - 86_400_000).toISOString());
  if (promotion.recurrence !== undefined && peerCase.steps?.some(({ op }) => op === "void_invoice") === true) return voidInvoice(desk);
  await desk.makeCoupons();
  const client = await desk.client();
  const uses = promotion.limits?.used_by_client ?? 0;
  for (let use = 0; use < uses; use += 1) await usePromotion(desk, promotion, client);
  await shop.setClock(peerCase.now ?? null);
  const name = nameOf(promotion);
  const begun = await desk.couponNow(name);
  const player = stepPlayer(desk, client, promotion.code);
  const results: boolean[] = [];
  let change = 0;
  for (const step of peerCase.steps ?? []) {
    const before = await desk.couponNow(name);
    results.push(await player(step));
    const after = step.op === "delete_promotion" ? before : await desk.couponNow(name);
    change = after.used - before.used;
  }
  const ended = await desk.couponNow(name);
  return {
    usage: { [name]: (promotion.limits?.used ?? 0) + ended.used - begun.used },
    counter_change: change,
    coupon_state: { active: ended.status === "active" },
    ...(peerCase.steps?.some(({ op }) => op === "begin") === true ? {} : { accepted_by_step: results, result_by_step: results }),
  };
}

function stepPlayer(desk: CaseDesk, client: ClientActor, code: string | null): (step: CaseStep) => Promise<boolean> {
  const { admin } = desk.shop;
  const isRolledBack = desk.peerCase.steps?.some(({ op }) => op === "rollback") === true;
  const isSoldOut = desk.peerCase.steps?.some(({ op }) => op === "fail_completion") === true;
  let last: CheckoutAnswer | undefined;
  const type = async (as: TestCaller): Promise<boolean> => code === null || (await desk.type(as, code)).ok;
  const order = async (step: CaseStep): Promise<boolean> => {
    if (step.discount_applied === 0) return orderForNothing(desk, client, code ?? "");
    const rows = step.discount_rows ?? 1;
    await desk.fill(client);
    if (rows > 1) await addSecondLine(desk, client);
    if (!(await type(client))) return false;
    // What fails at the very end of the checkout takes all of it back.
    const checkout = await attempt(() => desk.checkOut(client, isRolledBack ? { gift_cards: ["0000-0000-0000-00000"] } : {}));
    if (checkout.ok) last = checkout.value;
    return checkout.ok;
  };
  const players: Readonly<Record<string, (step: CaseStep) => Promise<boolean>>> = {
    begin: async () => true,
    rollback: async () => true,
    place_order: order,
    draft_order: order,
    reserve: order,
    apply: async () => {
      await desk.fill(client);
      if (isSoldOut) await limitStock(desk, 1);
      return type(client);
    },
    fail_completion: async () => {
      await limitStock(desk, 0);
      return (await attempt(() => desk.checkOut(client))).ok;
    },
    cancel_order: () => done(() => admin("invoice_cancel", { id: last?.invoice_id })),
    fail_checkout: () => done(() => admin("invoice_cancel", { id: last?.invoice_id })),
    delete_order: () => done(() => admin("invoice_delete", { id: last?.invoice_id })),
    delete_promotion: async (step) => {
      await order(step);
      if (last !== undefined) await desk.pay(last);
      const [coupon] = desk.couponsOf(code ?? "");
      return done(() => admin("product_promo_delete", { id: coupon?.id }));
    },
    expire_due: () => done(() => admin("cron_run")),
  };
  return (step) => {
    const play = players[step.op];
    if (play === undefined) throw new TypeError(`Nothing is known about the step ${step.op}.`);
    return play(step);
  };
}

async function done(call: () => Promise<unknown>): Promise<boolean> {
  return (await attempt(call)).ok;
}

async function limitStock(desk: CaseDesk, units: number): Promise<void> {
  const id = desk.goods.productId(desk.lines[0]?.product ?? "");
  await desk.shop.admin("product_update", { id, stock_control: true, quantity_in_stock: units });
}

/** The coupon gives nothing on an order that costs nothing, and so holds nothing. */
async function orderForNothing(desk: CaseDesk, client: ClientActor, code: string): Promise<boolean> {
  const id = await desk.shop.admin<number>("product_create", { title: "Free of charge", type: "custom", pricing: { type: "free" } });
  await desk.shop.host.call("guest", "cart_add_item", { id }, client);
  await desk.type(client, code);
  return (await attempt(() => desk.checkOut(client))).ok;
}

async function addSecondLine(desk: CaseDesk, client: ClientActor): Promise<void> {
  const pricing = { type: "once", once: { price: 50 } };
  const id = await desk.shop.admin<number>("product_create", { title: "A second line", type: "custom", pricing });
  await desk.shop.host.call("guest", "cart_add_item", { id }, client);
}

/** A one-time coupon is used up by an order until that is voided; a repeating one gets the period of a voided renewal back. */
async function voidInvoice(desk: CaseDesk): Promise<Figures> {
  const [promotion] = desk.peerCase.promotions;
  if (promotion === undefined) return {};
  const { frequency = "once", remaining = 0 } = promotion.recurrence ?? {};
  const name = nameOf(promotion);
  const changed = {
    ...promotion,
    active: true,
    ...(frequency === "once" ? { limits: { total: 1 } } : { recurrence: { frequency, remaining: remaining + 2 } }),
  };
  await desk.makeCoupons([changed]);
  const client = await desk.client();
  await desk.fill(client);
  await desk.type(client, name);
  const checkout = await desk.checkOut(client);
  if (frequency === "once") {
    const used = await desk.couponNow(name);
    await desk.shop.admin("invoice_cancel", { id: checkout.invoice_id });
    const { status } = await desk.couponNow(name);
    return { coupon_state: { active: used.status === "limit_reached" && status === "active" } };
  }
  await desk.pay(checkout);
  const [orderId = 0] = checkout.orders;
  const renewal = await desk.shop.admin<number>("order_renew", { id: orderId });
  await desk.shop.admin("invoice_cancel", { id: renewal });
  const left = await discountedRenewals(desk, orderId);
  return { coupon_state: { active: left > 0, remaining: left } };
}
