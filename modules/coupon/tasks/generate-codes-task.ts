import { z } from "zod";
import { defineTask } from "#core/events/task.ts";
import { idNumber, wholeNumber } from "#core/kernel/wire.ts";
import { codeRowsCsv, codesFile, codeTitlesCsv } from "../pages/export-codes.ts";
import { addCodes } from "../services/add-codes.ts";
import { batchOfTask } from "../services/batch-of-task.ts";
import { codePattern } from "../services/code-pattern.ts";
import { findCoupon } from "../services/find-coupon.ts";
import { recordCodes } from "../services/record-codes.ts";

/** A large batch of unique codes, made piece by piece; the file holds them all. */
export const generateCodesTask = defineTask({
  name: "coupon.generate_codes",
  title: ({ count, coupon_id }) => ({ word: "{count} new codes of coupon #{id}", values: { count, id: String(coupon_id) } }),
  permission: "coupon.codes",
  input: z.strictObject({ coupon_id: idNumber, pattern: z.string().max(20), count: wholeNumber(1, 1_000_000) }),
  checkpoint: z.strictObject({ made: z.int() }),
  file: (_scope, { coupon_id }) => codesFile(coupon_id),
  keepsPartialFile: true,
  run: async (_scope, { coupon_id, count, ...request }, progress) => {
    const batch_id = batchOfTask(progress.id);
    const pattern = codePattern(request, count);
    for (let made = progress.checkpoint()?.made ?? 0; made < count; made = progress.checkpoint()?.made ?? count) {
      const piece = Math.min(PER_STEP, count - made);
      await progress.step(async (scope, step) => {
        await findCoupon(scope, { id: coupon_id });
        if (made === 0) await recordCodes(scope, coupon_id, count, batch_id);
        const codes = await addCodes(scope, { couponId: coupon_id, batchId: batch_id, pattern }, piece);
        const fresh = { kind: "unique", status: "free", batch_id, client_id: null, created_at: scope.now.toISOString() } as const;
        step.total(count);
        step.write((made === 0 ? codeTitlesCsv() : "") + codeRowsCsv(codes.map((code) => ({ code, ...fresh }))));
        step.advance(codes.length);
        step.checkpoint({ made: made + codes.length });
      });
    }
    const href = `/coupons/${coupon_id}/codes?batch_id=${batch_id}`;
    return { word: "{count} codes were made.", values: { count: progress.done() }, href };
  },
});

const PER_STEP = 5_000;
