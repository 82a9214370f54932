import type { Selectable } from "kysely";
import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { giftCardErrors } from "../errors.ts";
import { seal, unseal } from "../seal.ts";
import { type GiftCardTables, giftCardTables } from "../tables.ts";
import { issueDraftOf, type issueFields } from "./issue-draft.ts";
import { makeBatchJob } from "./make-batch.ts";

/** A batch on the wire. */
export const batchSchema = z.object({
  id: z.int(),
  count: z.int(),
  made: z.int(),
  status: z.enum(["running", "ready", "fetched"]),
  value: z.number(),
  currency: z.string(),
  promo_id: z.int().nullable(),
  note: z.string().nullable(),
  expires_at: z.string().nullable(),
  created_at: z.string(),
});

type BatchRow = Selectable<GiftCardTables["gift_card_batch"]>;

/** The batch on the wire. */
export function presentBatch(batch: BatchRow): z.output<typeof batchSchema> {
  const isReady = batch.made === batch.count;
  return {
    id: batch.id,
    count: batch.count,
    made: batch.made,
    status: batch.fetched_at !== null ? "fetched" : isReady ? "ready" : "running",
    value: minorToWire(batch.value_minor, batch.currency),
    currency: batch.currency,
    promo_id: batch.promo_id,
    note: batch.note,
    expires_at: batch.expires_at?.toISOString() ?? null,
    created_at: batch.created_at.toISOString(),
  };
}

/** Orders up to 100,000 cards; a job makes them. Throws what `issueDraftOf` throws. */
export async function createBatch(
  scope: Scope,
  input: z.output<z.ZodObject<Omit<typeof issueFields, "client_id">>>,
  count: number,
): Promise<BatchRow> {
  return scope.transaction(async (inner) => {
    const issue = await issueDraftOf(inner, input);
    const { now } = inner;
    const batch = await giftCardTables(inner)
      .insertInto("gift_card_batch")
      .values({
        count,
        value_minor: issue.valueMinor,
        currency: issue.currency,
        promo_id: issue.promoId ?? null,
        sealed_pin: issue.pin === undefined ? null : seal(inner, "gift-card-batch", issue.pin),
        note: issue.note ?? null,
        expires_at: issue.expiresAt ?? null,
        created_at: now,
        updated_at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await enqueue(inner, makeBatchJob, { id: batch.id }, { key: String(batch.id) });
    await recordActivity(inner, {
      action: "gift_card.batch_create",
      objectType: "gift_card_batch",
      objectId: batch.id,
      message: `${count} gift cards were ordered.`,
      changes: { count, value: minorToWire(issue.valueMinor, issue.currency), currency: issue.currency, promo_id: issue.promoId ?? null },
    });
    return batch;
  });
}

/** A batch. Throws `gift_card.batch_not_found`. */
export async function requireBatch(scope: Scope, id: number): Promise<BatchRow> {
  const batch = await giftCardTables(scope).selectFrom("gift_card_batch").selectAll().where("id", "=", id).executeTakeFirst();
  if (batch === undefined) throw giftCardErrors.error("gift_card.batch_not_found");
  return batch;
}

const codesSchema = z.array(z.tuple([z.int(), z.string()]));

/** The codes of a finished batch, once: they are erased with the answer. Throws `gift_card.batch_not_found`, `batch_not_ready`, `batch_fetched`. */
export async function fetchBatch(scope: Scope, id: number): Promise<readonly { readonly id: number; readonly code: string }[]> {
  return scope.transaction(async (inner) => {
    const tables = giftCardTables(inner);
    const { count, made, fetched_at: fetchedAt } = await requireBatch(inner, id);
    if (fetchedAt !== null) throw giftCardErrors.error("gift_card.batch_fetched");
    if (made < count) throw giftCardErrors.error("gift_card.batch_not_ready", { made, count });
    const taken = await tables
      .updateTable("gift_card_batch")
      .set({ fetched_at: inner.now, updated_at: inner.now })
      .where("id", "=", id)
      .where("fetched_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (taken === undefined) throw giftCardErrors.error("gift_card.batch_fetched");
    const parts = await tables
      .deleteFrom("gift_card_batch_part")
      .where("gift_card_batch_id", "=", id)
      .returning(["position", "sealed"])
      .execute();
    await recordActivity(inner, {
      action: "gift_card.batch_fetch",
      objectType: "gift_card_batch",
      objectId: id,
      message: "The codes of a batch of gift cards were fetched, and erased.",
    });
    return parts
      .toSorted((one, other) => one.position - other.position)
      .flatMap(({ sealed }) => codesSchema.parse(JSON.parse(unseal(inner, "gift-card-batch", sealed))))
      .map(([cardId, code]) => ({ id: cardId, code }));
  });
}
