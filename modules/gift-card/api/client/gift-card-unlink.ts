import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { unlinkCard } from "../../services/link-card.ts";

export const clientGiftCardUnlink = defineMethod({
  name: "gift_card_unlink",
  role: "client",
  summary: "Takes a gift card of a third party out of the caller's account",
  input: z.strictObject({ id: idNumber }),
  output: z.literal(true),
  async handle(scope, { id }) {
    await unlinkCard(scope, id);
    return true as const;
  },
});
