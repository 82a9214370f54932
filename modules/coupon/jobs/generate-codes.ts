import { z } from "zod";
import { defineJob } from "#core/events/job.ts";
import type { Scope } from "#core/events/scope.ts";
import { addCodes } from "../services/add-codes.ts";
import { couponTables } from "../tables.ts";

/** Makes a large batch of unique codes, piece by piece. Run again, it goes on where it stopped: what is there already is counted first. */
export const generateCodesJob = defineJob({
  name: "coupon.generate_codes",
  payload: z.strictObject({ coupon_id: z.int(), batch_id: z.string(), pattern: z.string(), count: z.int() }),
  run: async (scope, { coupon_id, batch_id, pattern, count }) => {
    for (let made = await countOf(scope, coupon_id, batch_id); made < count; made += PIECE) {
      const piece = Math.min(PIECE, count - made);
      await scope.transaction((inner) => addCodes(inner, { couponId: coupon_id, batchId: batch_id, pattern }, piece));
    }
  },
});

const PIECE = 20_000;

async function countOf(scope: Scope, couponId: number, batchId: string): Promise<number> {
  const { made } = await couponTables(scope)
    .selectFrom("promo_code")
    .where("promo_id", "=", couponId)
    .where("batch_id", "=", batchId)
    .select(({ fn }) => fn.countAll<bigint>().as("made"))
    .executeTakeFirstOrThrow();
  return Number(made);
}
