import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";

/** Writes down that a batch of unique codes is made, whichever way it was asked for. */
export function recordCodes(scope: Scope, couponId: number, count: number, batchId: string): Promise<void> {
  return recordActivity(scope, {
    action: "coupon.generate_codes",
    objectType: "coupon",
    objectId: couponId,
    message: "Unique codes of a coupon were made.",
    changes: { count, batch_id: batchId },
  });
}
