import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { ownClientId } from "#core/identity/clients/own-client-id.ts";
import { listOwnCards } from "../../services/list-own-cards.ts";
import { ownCardSchema, presentOwnCard } from "../../services/own-card-view.ts";

export const clientGetClientGiftCards = defineMethod({
  name: "coupon_get_client_gift_cards",
  role: "client",
  summary: "The caller's own gift cards",
  reads: true,
  input: z.strictObject({}),
  output: z.array(ownCardSchema),
  handle: async (scope) => (await listOwnCards(scope, ownClientId(scope))).map((card) => presentOwnCard(card, scope.now)),
});
