import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { ownClientId } from "#core/identity/clients/own-client-id.ts";
import { linkSchema, presentLink } from "../../services/link-card.ts";
import { giftCardTables } from "../../tables.ts";

export const clientGiftCardLinkGetList = defineMethod({
  name: "gift_card_link_get_list",
  role: "client",
  summary: "The caller's gift cards of third parties",
  reads: true,
  input: z.strictObject({}),
  output: z.array(linkSchema),
  async handle(scope) {
    const rows = await giftCardTables(scope)
      .selectFrom("gift_card_link")
      .selectAll()
      .where("client_id", "=", ownClientId(scope))
      .where("state", "<>", "removed")
      .orderBy("id", "desc")
      .limit(200)
      .execute();
    return rows.map(presentLink);
  },
});
