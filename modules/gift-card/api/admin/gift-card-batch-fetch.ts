import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { fetchBatch } from "../../services/batches.ts";

export const adminGiftCardBatchFetch = defineMethod({
  name: "gift_card_batch_fetch",
  role: "admin",
  permission: "gift_card.issue",
  summary: "The codes of a finished batch, once; they are erased with the answer",
  secret: true,
  input: z.strictObject({ id: idNumber }),
  output: z.object({ id: z.int(), codes: z.array(z.object({ id: z.int(), code: z.string() })) }),
  handle: async (scope, { id }) => ({ id, codes: [...(await fetchBatch(scope, id))] }),
});
