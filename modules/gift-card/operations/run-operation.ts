import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import type { GiftCardProvider, ProviderAnswer, ProviderCard } from "../contract.ts";
import { findProvider } from "../providers/find-provider.ts";
import { unseal } from "../seal.ts";
import { giftCardTables } from "../tables.ts";
import { finishOperation } from "./finish-operation.ts";
import { type LinkRow, type OperationRow, openStates } from "./operation-row.ts";

/**
 * Asks a third party for one operation, outside of any transaction, and books what it answers. Whatever goes wrong on the way leaves the
 * operation `unknown`, to be asked again with the same key; several runs at once are harmless. Operations of one redemption keep their order.
 */
export async function runOperation(scope: Scope, id: number): Promise<void> {
  if (scope.inTransaction) throw new TypeError("A third party is never asked inside a transaction.");
  const operation = await findOpen(scope, id);
  if (operation === undefined || (await hasOpenPredecessor(scope, operation))) return;
  const link = await giftCardTables(scope)
    .selectFrom("gift_card_link")
    .selectAll()
    .where("id", "=", operation.gift_card_link_id)
    .executeTakeFirstOrThrow();
  const provider = findProvider(scope, operation.provider);
  if (provider === undefined) return postpone(scope, operation, "waiting");
  let answer: OperationAnswer;
  try {
    answer = await beforeDeadline(ask(scope, provider, operation, link));
  } catch (fault) {
    scope.log.warn(
      { operationId: id, provider: provider.code, err: fault },
      "A provider of gift cards left the outcome of an operation unknown.",
    );
    return postpone(scope, operation, "unknown");
  }
  await scope.transaction((inner) => finishOperation(inner, operation, link, answer));
}

/** What is known for certain after asking; `find` answers the card itself. */
export type OperationAnswer = ProviderAnswer | { readonly outcome: "found"; readonly card: ProviderCard };

const DEADLINE_MS = 30_000;

async function findOpen(scope: Scope, id: number): Promise<OperationRow | undefined> {
  return giftCardTables(scope)
    .selectFrom("gift_card_operation")
    .selectAll()
    .where("id", "=", id)
    .where("state", "in", [...openStates])
    .executeTakeFirst();
}

async function hasOpenPredecessor(scope: Scope, { id, gift_card_redemption_id: redemptionId }: OperationRow): Promise<boolean> {
  if (redemptionId === null) return false;
  const earlier = await giftCardTables(scope)
    .selectFrom("gift_card_operation")
    .select("id")
    .where("gift_card_redemption_id", "=", redemptionId)
    .where("id", "<", id)
    .where("state", "in", [...openStates])
    .executeTakeFirst();
  return earlier !== undefined;
}

async function ask(scope: Scope, provider: GiftCardProvider, operation: OperationRow, link: LinkRow): Promise<OperationAnswer> {
  const {
    kind,
    idempotency_key: idempotencyKey,
    amount_minor: amountMinor,
    currency,
    invoice_id: invoiceId,
    hold_ref: holdRef,
  } = operation;
  if (kind === "find") {
    const typed: { code: string; pin?: string } = JSON.parse(unseal(scope, "gift-card-link", link.sealed_code ?? ""));
    const card = await provider.find(scope, { code: typed.code, pin: typed.pin });
    return card === undefined ? { outcome: "refused", reason: "gift_card.not_found" } : { outcome: "found", card };
  }
  if (amountMinor === null || currency === null || invoiceId === null || link.card_ref === null)
    throw new TypeError("The operation is incomplete.");
  const request = { idempotencyKey, cardRef: link.card_ref, amountMinor, currency, invoiceId };
  return kind === "hold" ? provider.hold(scope, request) : provider[kind](scope, { ...request, holdRef: holdRef ?? "" });
}

async function beforeDeadline<Result>(work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${DEADLINE_MS} ms.`)), DEADLINE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Half a minute, then twice as long each time, an hour at most. */
async function postpone(scope: Scope, { id, attempts }: OperationRow, state: "waiting" | "unknown"): Promise<void> {
  const pauseSeconds = Math.min(3_600, 30 * 2 ** Math.min(attempts, 10));
  await giftCardTables(scope)
    .updateTable("gift_card_operation")
    .set({
      state,
      attempts: sql<number>`attempts + 1`,
      next_attempt_at: new Date(scope.now.getTime() + pauseSeconds * 1_000),
      updated_at: scope.now,
    })
    .where("id", "=", id)
    .where("state", "in", [...openStates])
    .execute();
}
