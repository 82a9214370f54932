import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber, instantText } from "#core/kernel/wire.ts";
import { cardSchema, presentCard } from "../../services/card-view.ts";
import { extendCard } from "../../services/extend-card.ts";
import { reason } from "../card-code.ts";

export const adminGiftCardExtend = defineMethod({
  name: "gift_card_extend",
  role: "admin",
  permission: "gift_card.manage",
  summary: "Says anew until when a gift card can be spent; a date is that whole day, null is without end",
  input: z.strictObject({ id: idNumber, expires_at: instantText.nullable(), reason: reason.optional() }),
  output: cardSchema,
  handle: async (scope, input) => presentCard(await extendCard(scope, input.id, input.expires_at, input.reason), scope.now),
});
