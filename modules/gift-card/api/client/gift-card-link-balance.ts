import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { linkSchema, presentLink } from "../../services/link-card.ts";
import { linkedBalance } from "../../services/linked-balance.ts";

export const clientGiftCardLinkBalance = defineMethod({
  name: "gift_card_link_balance",
  role: "client",
  summary: "What the provider of a linked gift card says is on it now",
  reads: true,
  input: z.strictObject({ id: idNumber }),
  output: linkSchema,
  handle: async (scope, { id }) => presentLink(await linkedBalance(scope, id)),
});
