import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { cardHistory, cardHistorySchema } from "../../services/card-history.ts";
import { requireCard } from "../../services/lock-card.ts";

export const adminGiftCardGetHistory = defineMethod({
  name: "gift_card_get_history",
  role: "admin",
  permission: "gift_card.view",
  summary: "What was done to a gift card, from the audit log, newest first",
  reads: true,
  input: z.strictObject({ id: idNumber }),
  output: z.array(cardHistorySchema),
  async handle(scope, { id }) {
    await requireCard(scope, id);
    return cardHistory(scope, id);
  },
});
