import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { wireMoney } from "#core/kernel/money.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { cardSchema, presentCard } from "../../services/card-view.ts";
import { rechargeCard } from "../../services/change-balance.ts";
import { reason } from "../card-code.ts";

export const adminGiftCardRecharge = defineMethod({
  name: "gift_card_recharge",
  role: "admin",
  permission: "gift_card.adjust",
  summary: "Puts money on a gift card",
  input: z.strictObject({ id: idNumber, amount: wireMoney, reason: reason.optional() }),
  output: cardSchema,
  handle: async (scope, input) => presentCard(await rechargeCard(scope, input.id, input.amount, input.reason), scope.now),
});
