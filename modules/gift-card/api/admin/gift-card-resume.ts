import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { cardSchema, presentCard } from "../../services/card-view.ts";
import { resumeCard } from "../../services/set-card-status.ts";
import { reason } from "../card-code.ts";

export const adminGiftCardResume = defineMethod({
  name: "gift_card_resume",
  role: "admin",
  permission: "gift_card.manage",
  summary: "Makes a suspended gift card spendable again, or unlocks its PIN",
  input: z.strictObject({ id: idNumber, reason: reason.optional() }),
  output: cardSchema,
  handle: async (scope, input) => presentCard(await resumeCard(scope, input.id, input.reason), scope.now),
});
