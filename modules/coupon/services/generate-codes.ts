import type { Scope } from "#core/events/scope.ts";
import { randomUuid } from "#core/kernel/randomness.ts";
import { startTask } from "#core/tasks/start-task.ts";
import { generateCodesTask } from "../tasks/generate-codes-task.ts";
import { addCodes } from "./add-codes.ts";
import { batchOfTask } from "./batch-of-task.ts";
import { type CodePatternRequest, codePattern } from "./code-pattern.ts";
import { findCoupon } from "./find-coupon.ts";
import { recordCodes } from "./record-codes.ts";

export type GeneratedBatch = { readonly count: number; readonly batchId: string; readonly taskId: number | undefined };

/**
 * Makes unique single-use codes of a coupon: a small batch at once, a large one in the background by `taskId`. Throws `coupon.not_found` (404),
 * `request.invalid` for a pattern that could be guessed.
 */
export function generateCodes(scope: Scope, couponId: number, count: number, request: CodePatternRequest): Promise<GeneratedBatch> {
  return scope.transaction(async (inner) => {
    await findCoupon(inner, { id: couponId });
    const pattern = codePattern(request, count);
    if (count > MOST_AT_ONCE) {
      const taskId = await startTask(inner, generateCodesTask, { coupon_id: couponId, pattern, count });
      return { count, batchId: batchOfTask(taskId), taskId };
    }
    const batchId = randomUuid();
    await addCodes(inner, { couponId, batchId, pattern }, count);
    await recordCodes(inner, couponId, count, batchId);
    return { count, batchId, taskId: undefined };
  });
}

const MOST_AT_ONCE = 1_000;
