import type { Scope } from "#core/events/scope.ts";
import { giftCardErrors } from "../errors.ts";
import type { LinkRow } from "../operations/operation-row.ts";
import { remoteProvider } from "../providers/find-provider.ts";
import { giftCardTables } from "../tables.ts";
import { ownLink } from "./link-card.ts";

/** Asks the provider what is on a linked card now, outside of any transaction, and keeps it. Throws `gift_card.link_not_ready`, `gift_card.provider_silent`. */
export async function linkedBalance(scope: Scope, id: number): Promise<LinkRow> {
  const link = await ownLink(scope, id);
  if (link.state !== "active" || link.card_ref === null) throw giftCardErrors.error("gift_card.link_not_ready");
  const provider = remoteProvider(scope, link.provider);
  const balance = await provider.balance(scope, link.card_ref).catch((cause: unknown) => {
    throw giftCardErrors.error("gift_card.provider_silent", {}, { retryAfterSeconds: 5, cause });
  });
  return giftCardTables(scope)
    .updateTable("gift_card_link")
    .set({ balance_minor: balance.availableMinor, updated_at: scope.now })
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
}
