import type { CaseDesk } from "./case-desk.ts";
import { orderFor, putInCart } from "./order-for.ts";
import { fund, payWithCredit } from "./pay-invoice.ts";
import type { Figures } from "./peer-case.ts";
import { playLedger } from "./play-ledger.ts";
import { type Programme, programmeOf } from "./programme.ts";

/** Earning, redeeming and the ledger of points. */
export async function loyaltyCase(desk: CaseDesk): Promise<Figures> {
  const programme = programmeOf(desk.shop);
  await desk.shop.setClock(desk.peerCase.now ?? null);
  try {
    return await play(desk, programme);
  } finally {
    await programme.close();
  }
}

function play(desk: CaseDesk, programme: Programme): Promise<Figures> {
  const { steps, loyalty = {} } = desk.peerCase;
  if (steps !== undefined) return playLedger(desk, programme);
  if (loyalty.condition !== undefined) return judgeCondition(desk, programme);
  if (loyalty.conversion !== undefined) return redeemInCart(desk, programme);
  return earnByOrder(desk, programme);
}

/** An order at the rate of the case is paid, partly with account credit where a wallet is there. */
async function earnByOrder(desk: CaseDesk, programme: Programme): Promise<Figures> {
  const { loyalty = {}, order_total, store_credits = [] } = desk.peerCase;
  const [rule] = loyalty.rules ?? [];
  await programme.set({ pending_days: 0, amount_per_point: { USD: desk.major((rule?.per ?? 100) / (rule?.points ?? 1)) } });
  const client = await desk.client();
  const checkout = await orderFor(desk, client, order_total ?? loyalty.basis_amount ?? 0);
  for (const { balance = 0 } of store_credits) {
    await fund(desk, client, balance);
    await payWithCredit(desk, client, checkout.invoice_id);
  }
  const { balance_due } = await desk.invoice(checkout.invoice_id);
  await desk.pay({ invoice_id: checkout.invoice_id, balance_due });
  const { points } = await programme.pointsOf(client);
  return { points, amount_due: desk.minor(balance_due) };
}

/** A condition on earning holds when an order earns by it. */
async function judgeCondition(desk: CaseDesk, programme: Programme): Promise<Figures> {
  const { condition } = desk.peerCase.loyalty ?? {};
  const isWeekday = condition?.type === "weekday";
  await programme.set({ pending_days: 0, amount_per_point: { USD: isWeekday ? 1 : 0 } });
  const window = { starts_at: condition?.from ?? null, ends_at: condition?.to ?? null };
  if (isWeekday) await programme.add("order_multiplier", { percent: 200, weekdays: condition.iso_days });
  else await programme.add("per_amount", { points: 2, amount: 1 }, window);
  const client = await desk.client();
  await desk.pay(await orderFor(desk, client, 1000));
  const { points } = await programme.pointsOf(client);
  return { satisfied: points === 20 };
}

/** Points as a discount on a cart of the case's total. */
async function redeemInCart(desk: CaseDesk, programme: Programme): Promise<Figures> {
  const { loyalty = {} } = desk.peerCase;
  const { conversion = { points: 1, amount: 1 }, requested = loyalty.points ?? 0, balance = requested } = loyalty;
  await programme.set({
    point_value: { USD: String(conversion.amount / conversion.points / 100) },
    smallest_redemption: loyalty.min_points ?? null,
    max_share_percent: loyalty.max_percent_of_order ?? null,
  });
  const client = await desk.client();
  await desk.shop.admin("coupon_add_client_loyalty_points", { client_id: client.clientId, points: balance, description: "To begin with" });
  await putInCart(desk, client, loyalty.order_total ?? 100_000);
  type Redeemed = { readonly cart: { readonly points: { readonly used: number; readonly discount: number } | null } };
  const { cart } = await desk.shop.host.call<Redeemed>("client", "loyalty_redeem", { points: requested }, client);
  return { points_redeemed: cart.points?.used ?? 0, discount: desk.minor(cart.points?.discount ?? 0) };
}
