import { clientHome, defineWidget } from "#core/events/page.ts";
import type { OwnCard } from "../../services/own-card-view.ts";
import { availableSums } from "./available-sums.ts";

/** On the portal's first page: what is left on the client's cards. */
export const homeCardsWidget = defineWidget({
  slot: clientHome.name,
  title: "Gift cards",
  order: 30,
  template: "parts/home-cards",
  load: async ({ actor }, { call }) =>
    actor.kind === "client" ? { sums: availableSums(await call<readonly OwnCard[]>("coupon_get_client_gift_cards")) } : undefined,
});
