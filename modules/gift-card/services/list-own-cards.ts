import type { Scope } from "#core/events/scope.ts";
import { type CardRow, giftCardTables } from "../tables.ts";

/** A client's own cards, newest first. Cards whose code still has to be mailed to the buyer are among them. */
export async function listOwnCards(scope: Scope, clientId: number): Promise<readonly CardRow[]> {
  return giftCardTables(scope)
    .selectFrom("gift_card")
    .selectAll()
    .where("client_id", "=", clientId)
    .orderBy("id", "desc")
    .limit(1_000)
    .execute();
}
