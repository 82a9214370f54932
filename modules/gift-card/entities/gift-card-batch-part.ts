import { defineEntity, p } from "@mikro-orm/core";
import { GiftCardBatch } from "./gift-card-batch.ts";

/** The codes of some cards of a batch, encrypted; the row goes with the first download. */
export const GiftCardBatchPart = defineEntity({
  name: "GiftCardBatchPart",
  tableName: "gift_card_batch_part",
  properties: {
    gift_card_batch: () => p.manyToOne(GiftCardBatch).primary(),
    position: p.integer().primary(),
    sealed: p.text(),
  },
});
