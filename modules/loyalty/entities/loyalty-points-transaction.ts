import { defineEntity, p } from "@mikro-orm/core";
import { CreditNote } from "#core/billing/entities/credit-note.ts";
import { Invoice } from "#core/billing/entities/invoice.ts";
import { Client } from "#core/identity/entities/client.ts";

/**
 * One change of a client's points, append-only, numbered without gaps per client. `points`, `held_change` and `debt_change` are what it
 * changed, the columns that end in `after` what there was then. `reverses_seq` is the entry it takes back.
 */
export const LoyaltyPointsTransaction = defineEntity({
  name: "LoyaltyPointsTransaction",
  tableName: "loyalty_points_transaction",
  properties: {
    id: p.integer().primary().autoincrement(),
    client: () => p.manyToOne(Client),
    seq: p.integer(),
    kind: p.text(),
    points: p.bigint("bigint"),
    held_change: p.bigint("bigint"),
    debt_change: p.bigint("bigint"),
    balance_after: p.bigint("bigint"),
    held_after: p.bigint("bigint"),
    debt_after: p.bigint("bigint"),
    description: p.text(),
    cause: p.text().nullable(),
    invoice: () => p.manyToOne(Invoice).nullable(),
    credit_note: () => p.manyToOne(CreditNote).nullable(),
    reverses_seq: p.integer().nullable(),
    actor_kind: p.text(),
    admin_id: p.integer().nullable(),
    created_at: p.datetime(3),
  },
  uniques: [{ name: "loyalty_points_transaction_seq_unique", properties: ["client", "seq"] }],
  checks: [{ name: "loyalty_points_transaction_after_check", expression: "balance_after >= 0 and held_after >= 0 and debt_after >= 0" }],
  indexes: [{ name: "loyalty_points_transaction_invoice_index", properties: ["invoice"] }],
});
