import type { Scope } from "#core/events/scope.ts";
import { cardMissing } from "../errors.ts";
import { type CardRow, giftCardTables } from "../tables.ts";

/** A card by its id, for staff. Throws `gift_card.not_found` (404). */
export async function requireCard(scope: Scope, id: number): Promise<CardRow> {
  const card = await giftCardTables(scope).selectFrom("gift_card").selectAll().where("id", "=", id).executeTakeFirst();
  if (card === undefined) throw cardMissing();
  return card;
}

/** The same, locked until the transaction ends. */
export async function lockCard(scope: Scope, id: number): Promise<CardRow> {
  const card = await giftCardTables(scope).selectFrom("gift_card").selectAll().where("id", "=", id).forNoKeyUpdate().executeTakeFirst();
  if (card === undefined) throw cardMissing();
  return card;
}
