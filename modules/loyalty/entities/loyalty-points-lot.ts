import { defineEntity, p } from "@mikro-orm/core";
import { Invoice } from "#core/billing/entities/invoice.ts";
import { Client } from "#core/identity/entities/client.ts";

/**
 * Points that were earned together and expire together; they can be spent from `active_from` until before `expires_at`. `remaining`
 * equals the sum of the lot's movements, `held` of it is promised to unpaid invoices. The balance at any moment is a sum over these rows.
 */
export const LoyaltyPointsLot = defineEntity({
  name: "LoyaltyPointsLot",
  tableName: "loyalty_points_lot",
  properties: {
    id: p.integer().primary().autoincrement(),
    client: () => p.manyToOne(Client),
    origin: p.enum(["order", "event", "staff", "grace"] as const),
    points: p.bigint("bigint"),
    remaining: p.bigint("bigint"),
    held: p.bigint("bigint").default(0),
    lapsed: p.bigint("bigint").default(0),
    absorbed: p.bigint("bigint").default(0),
    revoked: p.bigint("bigint").default(0),
    invoice: () => p.manyToOne(Invoice).nullable(),
    opened_seq: p.integer(),
    active_from: p.datetime(3),
    expires_at: p.datetime(3).nullable(),
    created_at: p.datetime(3),
  },
  checks: [
    { name: "loyalty_points_lot_remaining_check", expression: "held >= 0 and held <= remaining and remaining <= points" },
    { name: "loyalty_points_lot_lapsed_check", expression: "points > 0 and absorbed >= 0 and absorbed <= lapsed and revoked >= 0" },
  ],
  indexes: [
    {
      name: "loyalty_points_lot_open_index",
      expression: `create index "loyalty_points_lot_open_index" on "loyalty_points_lot" ("client_id") include ("remaining", "held", "active_from", "expires_at") where remaining > 0`,
    },
    {
      name: "loyalty_points_lot_expiry_index",
      expression: `create index "loyalty_points_lot_expiry_index" on "loyalty_points_lot" ("expires_at") where remaining > held and expires_at is not null`,
    },
    { name: "loyalty_points_lot_client_index", properties: ["client", "active_from"] },
  ],
});
