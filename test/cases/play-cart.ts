import { makeGuest } from "#test/billing/shop-hand.ts";
import type { TestCaller } from "#test/harness/test-host.ts";
import type { CaseDesk } from "./case-desk.ts";
import type { ClientActor } from "./case-shop.ts";
import { type CasePromotion, type CaseStep, nameOf, type PeerCase } from "./peer-case.ts";
import { skippedUses } from "./promotion-coupons.ts";
import { usePromotion } from "./use-promotion.ts";

export type PlayedCart = {
  readonly buyer: TestCaller;
  /** The codes that were refused when they were typed, or are no longer granted. */
  readonly refused: readonly string[];
};

/** Plays the history of a case up to the cart that is judged: earlier orders and uses, the lines, the codes in their order. */
export async function playCart(desk: CaseDesk): Promise<PlayedCart> {
  const { peerCase, shop } = desk;
  await shop.setClock(dayBefore(peerCase));
  const isGuest = peerCase.client?.guest === true;
  const client = await desk.client();
  await buyBefore(desk, client);
  await desk.makeCoupons();
  await useBefore(desk, client);
  await shop.setClock(peerCase.now ?? null);
  const guest = makeGuest();
  const buyer = (): TestCaller => (isGuest ? guest.caller() : client);
  if (isGuest && peerCase.steps?.some(({ op }) => op === "set_client") === true) return becomeClient(desk, buyer, client);
  const refused = [...(await fillAndType(desk, buyer)), ...(await playSteps(desk, buyer()))];
  const { refused: left } = await desk.cart(buyer());
  const lapsed = peerCase.promotions
    .map(nameOf)
    .filter((name) => desk.couponsOf(name).some(({ code }) => left.some((entry) => entry.code === code)));
  return { buyer: buyer(), refused: [...new Set([...refused, ...lapsed])] };
}

async function fillAndType(desk: CaseDesk, buyer: () => TestCaller): Promise<readonly string[]> {
  const { peerCase, lines } = desk;
  const wasMore = peerCase.steps?.find(({ op }) => op === "set_quantity");
  const filled = lines.map((line) => (line.ref === wasMore?.ref ? { ...line, quantity: wasMore.from ?? line.quantity } : line));
  for (const line of filled) await desk.fill(buyer(), [line]);
  await desk.ship(buyer());
  const removed = peerCase.steps?.find(({ op }) => op === "remove_line");
  if (removed !== undefined) await desk.fill(buyer(), [removedLine(removed)]);
  const refused: string[] = [];
  for (const code of peerCase.steps?.some(({ op }) => op === "apply") === true ? [] : peerCase.apply) {
    const { ok } = await desk.type(buyer(), code);
    if (!ok) refused.push(peerCase.promotions.find((promotion) => promotion.code?.toUpperCase() === code.toUpperCase())?.code ?? code);
  }
  return refused;
}

async function playSteps(desk: CaseDesk, buyer: TestCaller): Promise<readonly string[]> {
  const { host } = desk.shop;
  const refused: string[] = [];
  for (const { op, code, ref, to, product } of desk.peerCase.steps ?? []) {
    const { items } = await desk.cart(buyer);
    const name = product ?? desk.lines.find((line) => line.ref === ref)?.product ?? "";
    const id = items.find(({ product_id }) => product_id === desk.goods.productId(name))?.id;
    if (op === "apply" && typeof code === "string" && !(await desk.type(buyer, code)).ok) refused.push(code);
    if (op === "remove") await host.call("client", "coupon_remove_from_cart", { code: desk.couponsOf(code ?? "")[0]?.code }, buyer);
    if (op === "set_quantity") await host.call("guest", "cart_update_item", { id, quantity: to }, buyer);
    if (op === "remove_line") await host.call("guest", "cart_remove_item", { id }, buyer);
  }
  return refused;
}

function removedLine({ product = "", quantity = 1 }: CaseStep) {
  return { ref: "removed", product, categories: [], unit_price: 1000, quantity };
}

/** A guest's code is judged anew when the guest turns out to be a client. */
async function becomeClient(desk: CaseDesk, buyer: () => TestCaller, known: ClientActor): Promise<PlayedCart> {
  const { shop, peerCase } = desk;
  const password = "a long enough pass phrase";
  await shop.admin("client_change_password", { id: known.clientId, password, password_confirm: password });
  const { email } = await shop.admin<{ readonly email: string }>("client_get", { id: known.clientId });
  const refused = await fillAndType({ ...desk, peerCase: { ...peerCase, steps: [] } }, buyer);
  await shop.host.call("guest", "client_login", { email, password }, buyer());
  const cart = await desk.cart(known);
  const lapsed = peerCase.apply.filter((name) =>
    desk.couponsOf(name).some(({ code }) => cart.refused.some((entry) => entry.code === code)),
  );
  return { buyer: known, refused: [...refused, ...lapsed] };
}

/** Before everything the case speaks of, so that coupons can be made with a start that lies ahead. */
function dayBefore({ now, promotions }: PeerCase): string | null {
  const moments = [now, ...promotions.flatMap(({ valid_from, valid_until }) => [valid_from, valid_until])].filter(
    (moment) => moment !== undefined,
  );
  if (moments.length === 0) return null;
  return new Date(Math.min(...moments.map((moment) => Date.parse(moment))) - 86_400_000).toISOString();
}

/** Completed and cancelled orders of the client, from a time before the promotions. */
async function buyBefore(desk: CaseDesk, client: ClientActor): Promise<void> {
  const { previous_orders = 0, cancelled_orders = 0 } = desk.peerCase.client ?? {};
  for (let order = 0; order < previous_orders + cancelled_orders; order += 1) {
    await desk.fill(client);
    const checkout = await desk.checkOut(client);
    if (order < previous_orders) await desk.pay(checkout);
    else await desk.shop.admin("invoice_cancel", { id: checkout.invoice_id });
  }
}

/** A moment at which the promotion ran: now, or a day before its end. */
function momentOfUse(peerCase: PeerCase, { valid_until }: CasePromotion): string | null {
  const now = peerCase.now ?? null;
  const isOver = valid_until !== undefined && now !== null && Date.parse(valid_until) < Date.parse(now);
  return isOver ? new Date(Date.parse(valid_until) - 86_400_000).toISOString() : now;
}

/** The uses that the counters of a case begin with, each of them made. A counter never gets beyond its limit here. */
async function useBefore(desk: CaseDesk, client: ClientActor): Promise<void> {
  for (const promotion of desk.peerCase.promotions) {
    const { used: counted = 0, used_by_client = 0, cancelled_uses = 0, total } = promotion.limits ?? {};
    const used = Math.min(counted, total ?? counted);
    await desk.shop.setClock(momentOfUse(desk.peerCase, promotion));
    for (let use = 0; use < used_by_client; use += 1) await usePromotion(desk, promotion, client);
    const inAll = Math.max(used, promotion.budget?.type === "usage" ? promotion.budget.used - skippedUses(promotion.budget.used) : 0);
    for (let use = used_by_client; use < inAll; use += 1) await usePromotion(desk, promotion, await desk.client());
    for (let use = 0; use < cancelled_uses; use += 1) await usePromotion(desk, promotion, await desk.client(), "cancelled");
  }
}
