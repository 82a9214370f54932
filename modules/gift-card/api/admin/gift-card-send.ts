import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { mailFields } from "../../services/generate-cards.ts";
import { sendCard } from "../../services/send-card.ts";

export const adminGiftCardSend = defineMethod({
  name: "gift_card_send",
  role: "admin",
  permission: "gift_card.issue",
  summary: "Mails a gift card, also once more, with a new code; a client's card goes to that client",
  input: z.strictObject({ id: idNumber, ...mailFields }),
  output: z.literal(true),
  async handle(scope, { id, ...mail }) {
    await sendCard(scope, id, mail);
    return true as const;
  },
});
