import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { countFailure } from "#core/identity/throttle.ts";
import type { ProviderCard } from "../contract.ts";
import { giftCardTables } from "../tables.ts";
import { finishHold } from "./finish-hold.ts";
import { type LinkRow, type OperationRow, openStates } from "./operation-row.ts";
import type { OperationAnswer } from "./run-operation.ts";

/** Books a certain answer, once: of two runs of the same operation the second finds it finished and does nothing. */
export async function finishOperation(scope: Scope, operation: OperationRow, link: LinkRow, answer: OperationAnswer): Promise<void> {
  if (!(await close(scope, operation.id, answer))) return;
  if (operation.kind === "find") await finishFind(scope, link, answer.outcome === "found" ? answer.card : undefined);
  if (operation.kind === "hold" && answer.outcome === "done") await finishHold(scope, operation, link, answer.reference);
  if (answer.outcome !== "refused" || operation.kind === "find") return;
  scope.log.warn(
    { operationId: operation.id, provider: operation.provider, kind: operation.kind },
    "A provider of gift cards has refused an operation.",
  );
  await recordActivity(scope, {
    action: "gift_card.operation_refused",
    objectType: "gift_card_operation",
    objectId: operation.id,
    message: "A provider of gift cards has refused an operation.",
    changes: { kind: operation.kind, invoice_id: operation.invoice_id, reason: answer.reason },
  });
}

async function close(scope: Scope, id: number, answer: OperationAnswer): Promise<boolean> {
  const closed = await giftCardTables(scope)
    .updateTable("gift_card_operation")
    .set({
      state: answer.outcome === "refused" ? "refused" : "done",
      reference: answer.outcome === "done" ? answer.reference : null,
      refusal: answer.outcome === "refused" ? answer.reason : null,
      attempts: sql<number>`attempts + 1`,
      updated_at: scope.now,
    })
    .where("id", "=", id)
    .where("state", "in", [...openStates])
    .returning("id")
    .executeTakeFirst();
  return closed !== undefined;
}

/** The code is erased either way. A card that somebody has linked already is refused like one that does not exist, and both are counted. */
async function finishFind(scope: Scope, link: LinkRow, card: ProviderCard | undefined): Promise<void> {
  const tables = giftCardTables(scope);
  const { now } = scope;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${link.provider} ${card?.cardRef ?? ""}`}, 0))`.execute(scope.db);
  const taken =
    card !== undefined &&
    (await tables
      .selectFrom("gift_card_link")
      .select("id")
      .where("provider", "=", link.provider)
      .where("card_ref", "=", card.cardRef)
      .where("state", "=", "active")
      .executeTakeFirst()) !== undefined;
  const known = card === undefined || taken ? undefined : card;
  await tables
    .updateTable("gift_card_link")
    .set(
      known === undefined
        ? { state: "refused", sealed_code: null, updated_at: now }
        : {
            state: "active",
            sealed_code: null,
            card_ref: known.cardRef,
            last4: known.last4.slice(-4),
            currency: known.currency,
            balance_minor: known.availableMinor,
            updated_at: now,
          },
    )
    .where("id", "=", link.id)
    .where("state", "=", "pending")
    .execute();
  if (known === undefined) countFailure(scope, "gift_card_code", [{ kind: "account", value: `client:${link.client_id}` }]);
}
