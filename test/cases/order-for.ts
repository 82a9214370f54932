import type { CheckoutAnswer } from "./answers.ts";
import type { CaseDesk } from "./case-desk.ts";
import type { ClientActor } from "./case-shop.ts";

/** Buys something for an amount and leaves it unpaid. */
export async function orderFor(desk: CaseDesk, client: ClientActor, totalMinor: number): Promise<CheckoutAnswer> {
  await putInCart(desk, client, totalMinor);
  return desk.checkOut(client);
}

/** Puts something of a price into the client's cart. */
export async function putInCart({ shop, major }: CaseDesk, client: ClientActor, totalMinor: number, type = "custom"): Promise<void> {
  const pricing = { type: "once", once: { price: major(totalMinor) } };
  const id = await shop.admin<number>("product_create", { title: `Goods for ${totalMinor}`, type, pricing });
  await shop.host.call("guest", "cart_add_item", { id }, client);
}
