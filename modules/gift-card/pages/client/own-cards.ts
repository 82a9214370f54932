import type { PageRequest } from "#core/events/page.ts";
import type { OwnCard } from "../../services/own-card-view.ts";

/** The client's own cards that can still pay in a currency. */
export async function usableCards({ call }: PageRequest, currency: string): Promise<readonly OwnCard[]> {
  const cards = await call<readonly OwnCard[]>("coupon_get_client_gift_cards");
  return cards.filter((card) => card.status === "active" && card.available > 0 && card.currency === currency);
}
