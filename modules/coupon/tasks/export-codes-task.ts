import { z } from "zod";
import { defineTask } from "#core/events/task.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { codeRowsCsv, codesFile, codeTitlesCsv } from "../pages/export-codes.ts";
import { findCoupon } from "../services/find-coupon.ts";
import { codeFilters, codesAfter, countCodes } from "../services/list-codes.ts";

/** The codes of a coupon, or of one batch, oldest first, as a file. */
export const exportCodesTask = defineTask({
  name: "coupon.export_codes",
  title: ({ id }) => ({ word: "Export of the codes of coupon #{id}", values: { id: String(id) } }),
  permission: "coupon.codes",
  input: z.strictObject({ id: idNumber, batch_id: codeFilters.shape.batch_id }),
  checkpoint: z.strictObject({ after: z.int(), last: z.int() }),
  file: (_scope, { id }) => codesFile(id),
  run: async (_scope, { id, batch_id }, progress) => {
    const filters = { id, ...(batch_id !== undefined && { batch_id }) };
    if (progress.checkpoint() === undefined) {
      await progress.step(async (scope, step) => {
        await findCoupon(scope, { id });
        const { total, last } = await countCodes(scope, filters);
        step.total(total);
        step.write(codeTitlesCsv());
        step.checkpoint({ after: 0, last });
      });
    }
    for (let place = progress.checkpoint(); place !== undefined && place.after < place.last; place = progress.checkpoint()) {
      const { after, last } = place;
      await progress.step(async (scope, step) => {
        const codes = await codesAfter(scope, filters, { after, last, most: PER_STEP });
        step.write(codeRowsCsv(codes));
        step.advance(codes.length);
        step.checkpoint({ after: codes.at(-1)?.id ?? last, last });
      });
    }
    return { word: "{count} codes are in the file.", values: { count: progress.done() }, href: `/coupons/${id}/codes` };
  },
});

const PER_STEP = 5_000;
