import { defineEntity, p } from "@mikro-orm/core";
import { CreditNote } from "./credit-note.ts";
import { InvoiceItem } from "./invoice-item.ts";

/** What a refund gives back of one invoice line. `quantity` 0 means an amount without units. */
export const CreditNoteLine = defineEntity({
  name: "CreditNoteLine",
  tableName: "credit_note_line",
  properties: {
    id: p.integer().primary().autoincrement(),
    credit_note: () => p.manyToOne(CreditNote),
    invoice_item: () => p.manyToOne(InvoiceItem),
    quantity: p.integer(),
    amount_minor: p.bigint("bigint"),
    tenders: p.json<unknown[]>(),
  },
  checks: [{ name: "credit_note_line_check", expression: "quantity >= 0 and amount_minor >= 0" }],
  indexes: [{ name: "credit_note_line_credit_note_index", properties: ["credit_note"] }],
});
