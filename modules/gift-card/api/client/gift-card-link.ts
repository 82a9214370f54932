import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { givenPin } from "../../pin.ts";
import { linkCard, linkSchema, presentLink } from "../../services/link-card.ts";
import { cardCode } from "../card-code.ts";

export const clientGiftCardLink = defineMethod({
  name: "gift_card_link",
  role: "client",
  summary: "Adds a gift card of a third party to the caller's account; its provider is asked in the background",
  secret: true,
  input: z.strictObject({ provider: z.string().min(1).max(50), code: cardCode, pin: givenPin.optional() }),
  output: linkSchema,
  handle: async (scope, { provider, code, pin }) => presentLink(await linkCard(scope, provider, { code, pin })),
});
