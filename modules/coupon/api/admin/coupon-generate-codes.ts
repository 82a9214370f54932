import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber, wholeNumber } from "#core/kernel/wire.ts";
import { generateCodes } from "../../services/generate-codes.ts";

const text = z.string().max(20).optional();

export const adminCouponGenerateCodes = defineMethod({
  name: "coupon_generate_codes",
  role: "admin",
  permission: "coupon.codes",
  summary:
    "Makes unique single-use codes of a coupon: up to 1,000 at once, more by the background work `task_id`. `#` in a pattern is a random character.",
  input: z.strictObject({
    id: idNumber,
    count: wholeNumber(1, 1_000_000),
    prefix: text,
    pattern: text,
    length: wholeNumber(3, 20).optional(),
  }),
  output: z.object({ count: z.int(), batch_id: z.string(), complete: z.boolean(), task_id: z.int().nullable() }),
  handle: async (scope, { id, count, ...request }) => {
    const batch = await generateCodes(scope, id, count, request);
    return { count: batch.count, batch_id: batch.batchId, complete: batch.taskId === undefined, task_id: batch.taskId ?? null };
  },
});
