import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { cardSchema, presentCard } from "../../services/card-view.ts";
import { voidCard } from "../../services/set-card-status.ts";
import { reason } from "../card-code.ts";

export const adminGiftCardVoid = defineMethod({
  name: "gift_card_void",
  role: "admin",
  permission: "gift_card.manage",
  summary: "Voids what is unspent of a gift card, for good",
  input: z.strictObject({ id: idNumber, reason }),
  output: cardSchema,
  handle: async (scope, input) => presentCard(await voidCard(scope, input.id, input.reason), scope.now),
});
