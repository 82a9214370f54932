import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { randomUuid } from "#core/kernel/randomness.ts";
import { generateCodesJob } from "../jobs/generate-codes.ts";
import { addCodes } from "./add-codes.ts";
import { type CodePatternRequest, codePattern } from "./code-pattern.ts";
import { findCoupon } from "./find-coupon.ts";

export type GeneratedBatch = { readonly count: number; readonly batchId: string; readonly isComplete: boolean };

/**
 * Makes unique single-use codes of a coupon: a small batch at once, a large one by a job. Throws `coupon.not_found` (404),
 * `request.invalid` for a pattern that could be guessed.
 */
export function generateCodes(scope: Scope, couponId: number, count: number, request: CodePatternRequest): Promise<GeneratedBatch> {
  return scope.transaction(async (inner) => {
    await findCoupon(inner, { id: couponId });
    const pattern = codePattern(request, count);
    const batchId = randomUuid();
    const isComplete = count <= MOST_AT_ONCE;
    if (isComplete) await addCodes(inner, { couponId, batchId, pattern }, count);
    else await enqueue(inner, generateCodesJob, { coupon_id: couponId, batch_id: batchId, pattern, count }, { key: batchId });
    await recordActivity(inner, {
      action: "coupon.generate_codes",
      objectType: "coupon",
      objectId: couponId,
      message: "Unique codes of a coupon were made.",
      changes: { count, batch_id: batchId },
    });
    return { count, batchId, isComplete };
  });
}

const MOST_AT_ONCE = 1_000;
