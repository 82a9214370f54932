import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { offsetOf, pageInput, pageOf, pageOutput } from "#core/kernel/page.ts";
import { batchSchema, presentBatch } from "../../services/batches.ts";
import { giftCardTables } from "../../tables.ts";

export const adminGiftCardBatchGetList = defineMethod({
  name: "gift_card_batch_get_list",
  role: "admin",
  permission: "gift_card.view",
  summary: "Batches of gift cards, newest first",
  reads: true,
  input: z.strictObject(pageInput),
  output: pageOutput(batchSchema),
  async handle(scope, page) {
    const batches = giftCardTables(scope).selectFrom("gift_card_batch");
    const rows = await batches.selectAll().orderBy("id", "desc").limit(page.per_page).offset(offsetOf(page)).execute();
    const { total } = await batches.select(({ fn }) => fn.countAll<bigint>().as("total")).executeTakeFirstOrThrow();
    return pageOf(rows.map(presentBatch), Number(total), page);
  },
});
