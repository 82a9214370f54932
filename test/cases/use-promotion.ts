import type { CaseDesk } from "./case-desk.ts";
import type { ClientActor } from "./case-shop.ts";
import { type CasePromotion, nameOf } from "./peer-case.ts";

/** Somebody buys what the case is about with the promotion; the order is paid, or cancelled. */
export async function usePromotion(
  desk: CaseDesk,
  promotion: CasePromotion,
  client: ClientActor,
  then: "paid" | "cancelled" = "paid",
): Promise<void> {
  const before = await desk.couponNow(nameOf(promotion));
  await desk.fill(client);
  if (promotion.code !== null) await desk.type(client, promotion.code);
  const checkout = await desk.checkOut(client);
  if (then === "paid") await desk.pay(checkout);
  else await desk.shop.admin("invoice_cancel", { id: checkout.invoice_id });
  const after = await desk.couponNow(nameOf(promotion));
  if (after.used !== before.used + (then === "paid" ? 1 : 0)) throw new TypeError(`${nameOf(promotion)} was not used: ${after.used}.`);
}
