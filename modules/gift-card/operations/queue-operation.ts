import type { Scope } from "#core/events/scope.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { giftCardTables } from "../tables.ts";
import type { OperationRow } from "./operation-row.ts";
import { runOperationJob } from "./run-operation-job.ts";

/** Something to be asked of a third party. */
export type OperationDraft = {
  readonly provider: string;
  readonly kind: OperationRow["kind"];
  readonly idempotencyKey: string;
  readonly linkId: number;
  readonly redemptionId?: number | undefined;
  readonly invoiceId?: number | undefined;
  readonly amountMinor?: bigint | undefined;
  readonly currency?: string | undefined;
  readonly holdRef?: string | undefined;
};

/** Writes down what is to be asked, and has it asked once this transaction is committed. */
export async function queueOperation(scope: Scope, draft: OperationDraft): Promise<number> {
  const { id } = await giftCardTables(scope)
    .insertInto("gift_card_operation")
    .values({
      provider: draft.provider,
      kind: draft.kind,
      idempotency_key: draft.idempotencyKey,
      gift_card_link_id: draft.linkId,
      gift_card_redemption_id: draft.redemptionId ?? null,
      invoice_id: draft.invoiceId ?? null,
      amount_minor: draft.amountMinor ?? null,
      currency: draft.currency ?? null,
      hold_ref: draft.holdRef ?? null,
      next_attempt_at: new Date(scope.now.getTime() + FIRST_LOOK_MS),
      created_at: scope.now,
      updated_at: scope.now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await enqueue(scope, runOperationJob, { id }, { key: String(id) });
  return id;
}

/** When reconciliation looks after it in case the job was lost. */
const FIRST_LOOK_MS = 60_000;
