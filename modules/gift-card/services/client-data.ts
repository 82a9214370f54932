import type { ClientDataSource } from "#core/identity/client-data.ts";
import { giftCardTables } from "../tables.ts";
import { presentLink } from "./link-card.ts";
import { listOwnCards } from "./list-own-cards.ts";
import { presentOwnCard } from "./own-card-view.ts";

/** What is stored about a client: its cards, and those of third parties it has linked. */
export const clientGiftCards: ClientDataSource = async (scope, clientId) => {
  const links = await giftCardTables(scope)
    .selectFrom("gift_card_link")
    .selectAll()
    .where("client_id", "=", clientId)
    .where("state", "<>", "removed")
    .orderBy("id")
    .execute();
  return {
    gift_cards: (await listOwnCards(scope, clientId)).map((card) => presentOwnCard(card, scope.now)),
    linked_gift_cards: links.map(presentLink),
  };
};
