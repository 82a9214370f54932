import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { givenPin } from "../../pin.ts";
import { claimCard } from "../../services/claim-card.ts";
import { ownCardSchema, presentOwnCard } from "../../services/own-card-view.ts";
import { cardCode } from "../card-code.ts";

export const clientGiftCardClaim = defineMethod({
  name: "gift_card_claim",
  role: "client",
  summary: "Takes the gift card with a code into the caller's account",
  secret: true,
  input: z.strictObject({ code: cardCode, pin: givenPin.optional() }),
  output: ownCardSchema,
  handle: async (scope, typed) => presentOwnCard(await claimCard(scope, typed), scope.now),
});
