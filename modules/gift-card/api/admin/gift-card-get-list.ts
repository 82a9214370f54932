import { defineMethod } from "#core/events/method.ts";
import { pageOutput } from "#core/kernel/page.ts";
import { cardSchema, presentCard } from "../../services/card-view.ts";
import { cardFilters, listCards } from "../../services/list-cards.ts";

export const adminGiftCardGetList = defineMethod({
  name: "gift_card_get_list",
  role: "admin",
  permission: "gift_card.view",
  summary: "Gift cards by what staff look for, newest first unless sorted otherwise",
  reads: true,
  input: cardFilters,
  output: pageOutput(cardSchema),
  async handle(scope, filters) {
    const page = await listCards(scope, filters);
    return { ...page, list: page.list.map((card) => presentCard(card, scope.now)) };
  },
});
