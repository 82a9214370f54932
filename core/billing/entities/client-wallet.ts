import { defineEntity, p } from "@mikro-orm/core";
import { Client } from "#core/identity/entities/client.ts";

/** The guarded balance of a client's account credit in one currency; equals the fold of its `client_balance` rows. */
export const ClientWallet = defineEntity({
  name: "ClientWallet",
  tableName: "client_wallet",
  properties: {
    client: () => p.manyToOne(Client).primary(),
    currency: p.text().primary(),
    balance_minor: p.bigint("bigint").default(0),
    seq: p.integer().default(0),
  },
  checks: [{ name: "client_wallet_balance_check", expression: "balance_minor >= 0" }],
});
