import type { CaseDesk } from "./case-desk.ts";
import type { ClientActor } from "./case-shop.ts";
import type { Figures } from "./peer-case.ts";

/** Buys the cart, pays, and renews its first order for as long as the coupon repeats: how many periods were left after the purchase. */
export async function recurrenceFigures(desk: CaseDesk, buyer: ClientActor): Promise<Figures> {
  const checkout = await desk.checkOut(buyer);
  await desk.pay(checkout);
  const remaining = await discountedRenewals(desk, checkout.orders[0] ?? 0);
  return { coupon_state: { active: remaining > 0, remaining }, ...(await renewalFigures(desk, checkout)) };
}

/** How many of the next renewals of an order are reduced; at most twelve are tried. Each is paid. */
export async function discountedRenewals(desk: CaseDesk, orderId: number): Promise<number> {
  for (let renewals = 0; renewals < 12; renewals += 1) {
    const id = await desk.shop.admin<number>("order_renew", { id: orderId });
    const { discount, balance_due } = await desk.invoice(id);
    await desk.pay({ invoice_id: id, balance_due });
    if (discount === 0) return renewals;
  }
  return 12;
}

/** A promotion that is said to repeat is judged on a renewal as a whole. */
async function renewalFigures({ peerCase, ...desk }: CaseDesk, { orders }: { readonly orders: readonly number[] }): Promise<Figures> {
  if (!peerCase.promotions.some(({ recurring }) => recurring === true)) return {};
  const id = await desk.shop.admin<number>("order_renew", { id: orders[0] });
  const { subtotal, discount, total } = await desk.invoice(id);
  return { subtotal: desk.minor(subtotal), discount_total: desk.minor(discount), total: desk.minor(total) };
}
