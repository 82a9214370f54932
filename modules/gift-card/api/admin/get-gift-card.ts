import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { cardWithEntriesSchema, showCard } from "../../services/card-view.ts";
import { findCardForStaff } from "../../services/find-typed-card.ts";
import { requireCard } from "../../services/lock-card.ts";
import { cardCode } from "../card-code.ts";

export const adminGetGiftCard = defineMethod({
  name: "coupon_get_gift_card",
  role: "admin",
  permission: "gift_card.view",
  summary: "A gift card by its code or its id, with its movements",
  reads: true,
  secret: true,
  input: z
    .strictObject({ code: cardCode.optional(), id: idNumber.optional() })
    .refine(({ code, id }) => (code === undefined) !== (id === undefined), { path: ["code"], error: "Give the code or the id." }),
  output: cardWithEntriesSchema,
  async handle(scope, { code, id }) {
    const card = id === undefined ? await findCardForStaff(scope, code ?? "") : await requireCard(scope, id);
    return showCard(scope, card);
  },
});
