import { defineEntity, p } from "@mikro-orm/core";
import { Invoice } from "./invoice.ts";

/** One refund of an invoice. Its lines and its tenders each add up to `amount_minor`. */
export const CreditNote = defineEntity({
  name: "CreditNote",
  tableName: "credit_note",
  properties: {
    id: p.integer().primary().autoincrement(),
    invoice: () => p.manyToOne(Invoice),
    serie: p.text().default("CN-"),
    amount_minor: p.bigint("bigint"),
    currency: p.text(),
    is_full: p.boolean(),
    note: p.text().nullable(),
    created_at: p.datetime(3),
  },
  checks: [{ name: "credit_note_amount_check", expression: "amount_minor >= 0" }],
  indexes: [{ name: "credit_note_invoice_index", properties: ["invoice"] }],
});
