import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { wholeNumber } from "#core/kernel/wire.ts";
import { batchSchema, createBatch, presentBatch } from "../../services/batches.ts";
import { issueFields } from "../../services/issue-draft.ts";

const { client_id: _owner, ...batchFields } = issueFields;

export const adminGiftCardBatchCreate = defineMethod({
  name: "gift_card_batch_create",
  role: "admin",
  permission: "gift_card.issue",
  summary: "Has up to 100,000 gift cards made in the background; their codes are fetched once they are ready",
  secret: true,
  input: z.strictObject({ ...batchFields, count: wholeNumber(1, 100_000) }),
  output: batchSchema,
  handle: async (scope, { count, ...input }) => presentBatch(await createBatch(scope, input, count)),
});
