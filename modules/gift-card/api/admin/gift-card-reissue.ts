import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { cardSchema, presentCard } from "../../services/card-view.ts";
import { reissueCode } from "../../services/reissue-code.ts";
import { reason } from "../card-code.ts";

export const adminGiftCardReissue = defineMethod({
  name: "gift_card_reissue",
  role: "admin",
  permission: "gift_card.issue",
  summary: "Gives a gift card a new code, shown this once; the old one is worth nothing any more",
  secret: true,
  input: z.strictObject({ id: idNumber, reason }),
  output: cardSchema.extend({ code: z.string().describe("Shown only now") }),
  async handle(scope, input) {
    const { card, code } = await reissueCode(scope, input.id, input.reason);
    return { ...presentCard(card, scope.now), code };
  },
});
