import { defineEntity, p } from "@mikro-orm/core";
import { CreditNote } from "./credit-note.ts";
import { Transaction } from "./transaction.ts";

/** What a refund gives back to one payment instrument. */
export const CreditNoteTender = defineEntity({
  name: "CreditNoteTender",
  tableName: "credit_note_tender",
  properties: {
    id: p.integer().primary().autoincrement(),
    credit_note: () => p.manyToOne(CreditNote),
    transaction: () => p.manyToOne(Transaction),
    amount_minor: p.bigint("bigint"),
  },
  checks: [{ name: "credit_note_tender_amount_check", expression: "amount_minor >= 0" }],
  indexes: [{ name: "credit_note_tender_credit_note_index", properties: ["credit_note"] }],
});
