import type { Scope } from "#core/events/scope.ts";
import { nobody } from "../ledger/void-amount.ts";
import { giftCardTables } from "../tables.ts";

/**
 * A client is erased: its cards become bearer cards, cards of third parties are unlinked, and mails that wait for the client's own address
 * are not sent. Gifts to others still are, without the sender's name.
 */
export async function forgetClient(scope: Scope, clientId: number): Promise<void> {
  const tables = giftCardTables(scope);
  const { now } = scope;
  const client = await tables.selectFrom("client").select("email").where("id", "=", clientId).executeTakeFirstOrThrow();
  await tables
    .updateTable("gift_card_delivery")
    .set({ state: "cancelled", ...nobody })
    .where("state", "=", "waiting")
    .where("recipient_email", "=", client.email)
    .execute();
  await tables
    .updateTable("gift_card_delivery")
    .set({ sender_name: null })
    .where("state", "=", "waiting")
    .where("gift_card_id", "in", (from) =>
      from
        .selectFrom("gift_card")
        .innerJoin("invoice_item", "invoice_item.id", "gift_card.invoice_item_id")
        .innerJoin("invoice", "invoice.id", "invoice_item.invoice_id")
        .select("gift_card.id")
        .where("invoice.client_id", "=", clientId),
    )
    .execute();
  await tables
    .updateTable("gift_card_link")
    .set({ state: "removed", sealed_code: null, updated_at: now })
    .where("client_id", "=", clientId)
    .execute();
  await tables.updateTable("gift_card").set({ client_id: null, updated_at: now }).where("client_id", "=", clientId).execute();
}
