import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { givenPin } from "../../pin.ts";
import { findTypedCard } from "../../services/find-typed-card.ts";
import { ownCardSchema, presentOwnCard } from "../../services/own-card-view.ts";
import { cardCode } from "../card-code.ts";

export const clientGiftCardCheckBalance = defineMethod({
  name: "gift_card_check_balance",
  role: "client",
  summary: "What is on the gift card with a code",
  reads: true,
  secret: true,
  input: z.strictObject({ code: cardCode, pin: givenPin.optional() }),
  output: ownCardSchema.omit({ id: true }),
  async handle(scope, typed) {
    const { id: _id, ...card } = presentOwnCard(await findTypedCard(scope, typed), scope.now);
    return card;
  },
});
