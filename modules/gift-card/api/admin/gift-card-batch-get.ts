import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { batchSchema, presentBatch, requireBatch } from "../../services/batches.ts";

export const adminGiftCardBatchGet = defineMethod({
  name: "gift_card_batch_get",
  role: "admin",
  permission: "gift_card.view",
  summary: "How far a batch of gift cards has come",
  reads: true,
  input: z.strictObject({ id: idNumber }),
  output: batchSchema,
  handle: async (scope, { id }) => presentBatch(await requireBatch(scope, id)),
});
