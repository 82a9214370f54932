import type { GiftCardAnswer, InvoiceAnswer } from "./answers.ts";
import { attempt } from "./attempt.ts";
import type { CaseDesk } from "./case-desk.ts";
import type { ClientActor } from "./case-shop.ts";
import { putInCart } from "./order-for.ts";
import { billed, fund, payWithCredit } from "./pay-invoice.ts";
import type { CaseStep, CaseWallet, Figures } from "./peer-case.ts";

type Card = { readonly id: number; readonly code: string };
type Redeemed = { readonly redeemed: number; readonly balance: number; readonly invoice: InvoiceAnswer };

/** Gift cards as an instrument of payment: `coupon_generate_gift_card`, `gift_card_redeem`, `coupon_get_gift_card`. */
export async function giftCardCase(desk: CaseDesk): Promise<Figures> {
  const { peerCase, shop } = desk;
  await shop.setClock(peerCase.now ?? null);
  await shop.useCurrency(peerCase.order_currency ?? peerCase.currency.code);
  const client = await desk.client(peerCase.order_currency === undefined ? {} : { currency: peerCase.order_currency });
  if (peerCase.steps?.some(({ op }) => op === "order_paid") === true) return buyCard(desk, client);
  if (peerCase.id === "spree-030") return typeAsCoupon(desk, client);
  if (peerCase.steps !== undefined) return playCard(desk, client);
  return payOrder(desk, client);
}

async function issue({ shop, major }: CaseDesk, { amount, balance, currency, expires_at }: CaseWallet, fields = {}): Promise<Card> {
  const value = amount ?? balance ?? 0;
  const { id, code = "" } = await shop.admin<GiftCardAnswer>("coupon_generate_gift_card", {
    value: major(value),
    currency,
    ...(expires_at === undefined || expires_at === null ? {} : { expires_at }),
    ...fields,
  });
  return { id, code };
}

function redeem({ shop, major }: CaseDesk, as: ClientActor, { code }: Card, invoiceId: number, amountMinor?: number) {
  const amount = amountMinor === undefined ? {} : { amount: major(amountMinor) };
  return attempt(() => shop.host.call<Redeemed>("client", "gift_card_redeem", { code, invoice_id: invoiceId, ...amount }, as));
}

function cardNow({ shop }: CaseDesk, { id }: Card): Promise<GiftCardAnswer> {
  return shop.admin<GiftCardAnswer>("coupon_get_gift_card", { id });
}

/** The cards pay an order in their order; what a wallet has applied already was paid with account credit. */
async function payOrder(desk: CaseDesk, client: ClientActor): Promise<Figures> {
  const { gift_cards = [], store_credits = [], order_total, apply } = desk.peerCase;
  const invoiceId = await billed(desk, client, order_total ?? gift_cards.reduce((sum, { used = 0 }) => sum + used, 1));
  for (const { applied = 0 } of store_credits) {
    await fund(desk, client, applied);
    await payWithCredit(desk, client, invoiceId, applied);
  }
  const owner = gift_cards.some((wallet) => wallet.owner !== undefined) ? await desk.client() : undefined;
  let isRefused = false;
  let isExpired = false;
  const figures: Record<string, { readonly applied: number; readonly remaining: number; readonly active: boolean }> = {};
  for (const wallet of gift_cards) {
    const card = await issue(desk, wallet, owner === undefined ? {} : { client_id: owner.clientId });
    const spent = apply.includes(wallet.id) ? undefined : wallet.used;
    const wants = apply.includes(wallet.id) || (spent ?? 0) > 0;
    const redeemed = wants ? await redeem(desk, client, card, invoiceId, spent) : undefined;
    if (redeemed?.ok === false) isRefused = true;
    const { balance, status } = await cardNow(desk, card);
    if (status === "expired") isExpired = true;
    figures[wallet.id] = {
      applied: redeemed?.ok === true ? desk.minor(redeemed.value.redeemed) : 0,
      remaining: desk.minor(balance),
      active: status === "active",
    };
  }
  const { balance_due } = await desk.invoice(invoiceId);
  return { gift_cards: figures, amount_due: desk.minor(balance_due), refused: isRefused, expired: isExpired };
}

/** One card and its history. What is credited to it comes back from an order it had paid. */
async function playCard(desk: CaseDesk, client: ClientActor): Promise<Figures> {
  const { peerCase, shop } = desk;
  const [wallet] = peerCase.gift_cards ?? [];
  const steps = peerCase.steps ?? [];
  if (wallet === undefined) return {};
  const credited = steps.filter(({ op }) => op === "credit").reduce((sum, { amount = 0 }) => sum + amount, 0);
  const card = await issue(desk, { ...wallet, balance: (wallet.balance ?? 0) + credited });
  const invoices: number[] = [];
  const open = async (totalMinor: number): Promise<number> => {
    const id = await billed(desk, client, totalMinor);
    invoices.push(id);
    return id;
  };
  if (credited > 0) await redeem(desk, client, card, await open(2 * credited), credited);
  const results: boolean[] = [];
  const applied: number[] = [];
  const play = async ({ op, order_total }: CaseStep): Promise<boolean> => {
    if (op === "apply") {
      const redeemed = await redeem(desk, client, card, await open(order_total ?? peerCase.order_total ?? 0));
      applied.push(redeemed.ok ? desk.minor(redeemed.value.redeemed) : 0);
      return redeemed.ok;
    }
    // A card leaves an order when that is cancelled, which a paid order is not.
    if (op === "remove" || op === "credit") return (await attempt(() => shop.admin("invoice_cancel", { id: invoices.at(-1) }))).ok;
    if (op === "cancel") return (await attempt(() => shop.admin("gift_card_void", { id: card.id, reason: "Cancelled" }))).ok;
    throw new TypeError(`Nothing is known about the step ${op}.`);
  };
  for (const step of steps) results.push(await play(step));
  const { balance, status } = await cardNow(desk, card);
  return {
    result_by_step: results,
    applied_by_order: applied,
    gift_cards: { [wallet.id]: { remaining: desk.minor(balance), active: status === "active", status } },
  };
}

/** A card code is no coupon code: it is refused like one that nobody has. */
async function typeAsCoupon(desk: CaseDesk, client: ClientActor): Promise<Figures> {
  const [wallet] = desk.peerCase.gift_cards ?? [];
  if (wallet === undefined) return {};
  const card = await issue(desk, wallet);
  const price = desk.major(desk.peerCase.order_total ?? 0);
  const id = await desk.shop.admin<number>("product_create", {
    title: "Order",
    type: "custom",
    pricing: { type: "once", once: { price } },
  });
  await desk.shop.host.call("guest", "cart_add_item", { id }, client);
  const typed = await attempt(() => desk.shop.host.call("client", "coupon_apply_to_cart", { code: card.code }, client));
  const { total } = await desk.cart(client);
  const { balance } = await cardNow(desk, card);
  return { refused: !typed.ok, amount_due: desk.minor(total), gift_cards: { [wallet.id]: { remaining: desk.minor(balance) } } };
}

/** A card that is bought exists, and can be spent, once its order is paid. */
async function buyCard(desk: CaseDesk, client: ClientActor): Promise<Figures> {
  const [wallet] = desk.peerCase.gift_cards ?? [];
  if (wallet === undefined) return {};
  const cards = () => desk.shop.host.call<readonly GiftCardAnswer[]>("client", "coupon_get_client_gift_cards", {}, client);
  await putInCart(desk, client, wallet.balance ?? 0, "gift_card");
  const checkout = await desk.checkOut(client);
  const before = await cards();
  await desk.pay(checkout);
  const after = await cards();
  const isActive = after.some(({ status, balance }) => status === "active" && desk.minor(balance) === wallet.balance);
  return { gift_cards: { [wallet.id]: { active: before.length === 0 && isActive } } };
}
