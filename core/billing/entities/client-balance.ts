import { defineEntity, p } from "@mikro-orm/core";
import { Client } from "#core/identity/entities/client.ts";
import { Invoice } from "./invoice.ts";

/** One movement of account credit, append-only, numbered without gaps per client and currency. */
export const ClientBalance = defineEntity({
  name: "ClientBalance",
  tableName: "client_balance",
  properties: {
    id: p.integer().primary().autoincrement(),
    client: () => p.manyToOne(Client),
    currency: p.text(),
    seq: p.integer(),
    type: p.text(),
    amount_minor: p.bigint("bigint"),
    balance_after_minor: p.bigint("bigint"),
    description: p.text(),
    invoice: () => p.manyToOne(Invoice).nullable(),
    rel_id: p.text().nullable(),
    created_at: p.datetime(3),
  },
  uniques: [{ name: "client_balance_seq_unique", properties: ["client", "currency", "seq"] }],
  checks: [{ name: "client_balance_balance_after_check", expression: "balance_after_minor >= 0" }],
});
