import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { ownClientId } from "#core/identity/clients/own-client-id.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { assertNotThrottled } from "#core/identity/throttle.ts";
import { throttleSubjects } from "#core/identity/throttle-subjects.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { randomHex } from "#core/kernel/randomness.ts";
import { giftCardErrors } from "../errors.ts";
import { type LinkRow, openStates } from "../operations/operation-row.ts";
import { queueOperation } from "../operations/queue-operation.ts";
import { remoteProvider } from "../providers/find-provider.ts";
import { seal } from "../seal.ts";
import { giftCardTables } from "../tables.ts";

/** A linked card on the wire. `refused` says no more than that: unknown, in use by somebody else, or a wrong PIN. */
export const linkSchema = z.object({
  id: z.int(),
  provider: z.string(),
  status: z.enum(["pending", "active", "refused"]),
  last4: z.string().nullable(),
  balance: z.number().nullable().describe("What the provider said last"),
  currency: z.string().nullable(),
  created_at: z.string(),
});

/** The linked card on the wire. */
export function presentLink(link: LinkRow): z.output<typeof linkSchema> {
  return {
    id: link.id,
    provider: link.provider,
    status: link.state === "removed" ? "refused" : link.state,
    last4: link.last4,
    balance: link.balance_minor === null || link.currency === null ? null : minorToWire(link.balance_minor, link.currency),
    currency: link.currency,
    created_at: link.created_at.toISOString(),
  };
}

/** Adds a third party's card to the caller's account: its provider is asked once this is committed. Throws `throttled`, `gift_card.provider_unknown`. */
export async function linkCard(
  scope: Scope,
  providerCode: string,
  typed: { readonly code: string; readonly pin: string | undefined },
): Promise<LinkRow> {
  const clientId = ownClientId(scope);
  return scope.transaction(async (inner) => {
    const provider = remoteProvider(inner, providerCode);
    await assertNotThrottled(inner, "gift_card_code", throttleSubjects(inner));
    const { now } = inner;
    const link = await giftCardTables(inner)
      .insertInto("gift_card_link")
      .values({
        provider: provider.code,
        client_id: clientId,
        sealed_code: seal(inner, "gift-card-link", JSON.stringify(typed)),
        created_at: now,
        updated_at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await queueOperation(inner, {
      provider: provider.code,
      kind: "find",
      idempotencyKey: `link:${link.id}:find:${randomHex(8)}`,
      linkId: link.id,
    });
    await recordActivity(inner, {
      action: "gift_card.link",
      objectType: "gift_card_link",
      objectId: link.id,
      message: "A client linked a gift card of a third party.",
    });
    return link;
  });
}

/** The caller's own linked card. Throws `gift_card.link_not_found`. */
export async function ownLink(scope: Scope, id: number): Promise<LinkRow> {
  const link = await giftCardTables(scope)
    .selectFrom("gift_card_link")
    .selectAll()
    .where("id", "=", id)
    .where("client_id", "=", ownClientId(scope))
    .where("state", "<>", "removed")
    .executeTakeFirst();
  if (link === undefined) throw giftCardErrors.error("gift_card.link_not_found");
  return link;
}

/** Takes a linked card out of the caller's account. Throws `gift_card.link_not_found`, `gift_card.link_in_use`. */
export async function unlinkCard(scope: Scope, id: number): Promise<void> {
  await scope.transaction(async (inner) => {
    const { id: linkId } = await ownLink(inner, id);
    const tables = giftCardTables(inner);
    await tables.selectFrom("gift_card_link").select("id").where("id", "=", linkId).forUpdate().execute();
    const held = await tables
      .selectFrom("gift_card_redemption")
      .select("id")
      .where("gift_card_link_id", "=", linkId)
      .where("state", "=", "held")
      .executeTakeFirst();
    const open = await tables
      .selectFrom("gift_card_operation")
      .select("id")
      .where("gift_card_link_id", "=", linkId)
      .where("state", "in", [...openStates])
      .executeTakeFirst();
    if (held !== undefined || open !== undefined) throw giftCardErrors.error("gift_card.link_in_use");
    await tables
      .updateTable("gift_card_link")
      .set({ state: "removed", sealed_code: null, updated_at: inner.now })
      .where("id", "=", linkId)
      .execute();
    await recordActivity(inner, {
      action: "gift_card.unlink",
      objectType: "gift_card_link",
      objectId: linkId,
      message: "A client unlinked a gift card of a third party.",
    });
  });
}
