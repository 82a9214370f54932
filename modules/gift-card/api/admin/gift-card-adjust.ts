import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { wireMoney } from "#core/kernel/money.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { cardSchema, presentCard } from "../../services/card-view.ts";
import { adjustCard } from "../../services/change-balance.ts";
import { reason } from "../card-code.ts";

export const adminGiftCardAdjust = defineMethod({
  name: "gift_card_adjust",
  role: "admin",
  permission: "gift_card.adjust",
  summary: "Corrects the balance of a gift card, up or down",
  input: z.strictObject({ id: idNumber, amount: wireMoney, reason }),
  output: cardSchema,
  handle: async (scope, input) => presentCard(await adjustCard(scope, input.id, input.amount, input.reason), scope.now),
});
