import { defineEntity, p } from "@mikro-orm/core";
import { Invoice } from "./invoice.ts";

/**
 * One payment of an invoice by one instrument. `shares` is how it was allocated to lines and units when it was settled
 * (`{ item, units: runs }`); refunds are look-ups in it and are counted in `refunded_minor`.
 */
export const Transaction = defineEntity({
  name: "Transaction",
  tableName: "transaction",
  properties: {
    id: p.integer().primary().autoincrement(),
    invoice: () => p.manyToOne(Invoice),
    type: p.text(),
    status: p.enum(["held", "captured", "released"] as const),
    amount_minor: p.bigint("bigint"),
    currency: p.text(),
    instrument_ref: p.text().nullable(),
    reference: p.text().nullable(),
    shares: p.json<unknown[]>().default("[]"),
    refunded_minor: p.bigint("bigint").default(0),
    created_at: p.datetime(3),
    settled_at: p.datetime(3).nullable(),
  },
  checks: [
    { name: "transaction_amount_check", expression: "amount_minor >= 0" },
    { name: "transaction_refunded_check", expression: "refunded_minor >= 0 and refunded_minor <= amount_minor" },
  ],
  indexes: [
    { name: "transaction_invoice_index", properties: ["invoice"] },
    { name: "transaction_instrument_index", properties: ["type", "instrument_ref"] },
    {
      name: "transaction_reference_unique",
      expression: `create unique index "transaction_reference_unique" on "transaction" ("type", "reference") where type = 'gateway' and reference is not null`,
    },
  ],
});
