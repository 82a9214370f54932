import { defineEntity, p } from "@mikro-orm/core";
import { Client } from "#core/identity/entities/client.ts";

/**
 * A cart, of a client or (until sign-in) of a guest whose session holds the token. A client has at most one open cart.
 * `version` grows with every change of what the cart holds.
 */
export const Cart = defineEntity({
  name: "Cart",
  tableName: "cart",
  properties: {
    id: p.integer().primary().autoincrement(),
    client: () => p.manyToOne(Client).nullable(),
    guest_token_hash: p.text().nullable().unique("cart_guest_token_hash_unique"),
    status: p.enum(["open", "ordered", "merged"] as const).default("open"),
    currency: p.text(),
    version: p.integer().default(1),
    utm_source: p.text().nullable(),
    utm_medium: p.text().nullable(),
    utm_campaign: p.text().nullable(),
    country: p.text().nullable(),
    ordered_at: p.datetime(3).nullable(),
    created_at: p.datetime(3),
    updated_at: p.datetime(3),
  },
  indexes: [
    {
      name: "cart_open_client_unique",
      expression: `create unique index "cart_open_client_unique" on "cart" ("client_id") where status = 'open'`,
    },
    { name: "cart_updated_at_index", properties: ["updated_at"] },
  ],
});
