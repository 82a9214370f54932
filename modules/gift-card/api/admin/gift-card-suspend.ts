import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { cardSchema, presentCard } from "../../services/card-view.ts";
import { suspendCard } from "../../services/set-card-status.ts";
import { reason } from "../card-code.ts";

export const adminGiftCardSuspend = defineMethod({
  name: "gift_card_suspend",
  role: "admin",
  permission: "gift_card.manage",
  summary: "Keeps a gift card from being spent until it is resumed",
  input: z.strictObject({ id: idNumber, reason: reason.optional() }),
  output: cardSchema,
  handle: async (scope, input) => presentCard(await suspendCard(scope, input.id, input.reason), scope.now),
});
