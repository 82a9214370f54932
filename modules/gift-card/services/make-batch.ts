import { z } from "zod";
import { defineJob } from "#core/events/job.ts";
import type { Scope } from "#core/events/scope.ts";
import { issueCards } from "../ledger/issue-cards.ts";
import { seal, unseal } from "../seal.ts";
import { giftCardTables } from "../tables.ts";

/** Makes the cards of a batch. Interrupted, it goes on where it stopped; twice at once, one of the two waits and finds nothing left to do. */
export const makeBatchJob = defineJob({
  name: "gift-card.make-batch",
  payload: z.object({ id: z.int() }),
  run: async (scope, { id }) => {
    while (await scope.transaction((inner) => makeSome(inner, id)));
  },
});

const AT_ONCE = 1_000;

/** A part of the cards in one transaction, with their codes encrypted; false when all are made. */
async function makeSome(scope: Scope, id: number): Promise<boolean> {
  const tables = giftCardTables(scope);
  const batch = await tables.selectFrom("gift_card_batch").selectAll().where("id", "=", id).forUpdate().executeTakeFirstOrThrow();
  const count = Math.min(AT_ONCE, batch.count - batch.made);
  if (count <= 0) return false;
  const cards = await issueCards(
    scope,
    {
      valueMinor: batch.value_minor,
      currency: batch.currency,
      source: batch.promo_id === null ? "staff" : "coupon",
      isPromotional: batch.promo_id !== null,
      promoId: batch.promo_id ?? undefined,
      batchId: id,
      pin: batch.sealed_pin === null ? undefined : unseal(scope, "gift-card-batch", batch.sealed_pin),
      note: batch.note ?? undefined,
      expiresAt: batch.expires_at ?? undefined,
    },
    Array.from({ length: count }, () => ({ drawsCode: true })),
  );
  const sealed = seal(scope, "gift-card-batch", JSON.stringify(cards.map((card) => [card.id, card.code])));
  await tables.insertInto("gift_card_batch_part").values({ gift_card_batch_id: id, position: batch.made, sealed }).execute();
  const made = batch.made + count;
  await tables
    .updateTable("gift_card_batch")
    .set({ made, updated_at: scope.now, ...(made === batch.count ? { sealed_pin: null } : {}) })
    .where("id", "=", id)
    .execute();
  return made < batch.count;
}
