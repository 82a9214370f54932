import { z } from "zod";
import { manyChangedSchema } from "#core/events/change-many.ts";
import { defineMethod } from "#core/events/method.ts";
import { idNumber, instantText } from "#core/kernel/wire.ts";
import { cardChanges, changeCards } from "../../services/change-cards.ts";
import { reason } from "../card-code.ts";

export const adminGiftCardChangeMany = defineMethod({
  name: "gift_card_change_many",
  role: "admin",
  permission: "gift_card.manage",
  summary: "Makes one change to many gift cards and says for each what became of it; `extend` gives all of them the end `expires_at`",
  input: z
    .strictObject({
      ids: z.array(idNumber).min(1).max(500),
      change: z.enum(cardChanges),
      expires_at: instantText.nullable().optional(),
      reason: reason.optional(),
    })
    .refine(({ change, expires_at }) => change !== "extend" || expires_at !== undefined, {
      error: "Say until when.",
      path: ["expires_at"],
    }),
  output: manyChangedSchema,
  handle: (scope, input) =>
    changeCards(scope, input.ids, { change: input.change, expiresAt: input.expires_at ?? null, reason: input.reason }),
});
