import { defineEntity, p } from "@mikro-orm/core";
import { Client } from "#core/identity/entities/client.ts";
import { Promo } from "./promo.ts";

/**
 * A code that can be typed, upper-case and normalised: the shared code of a coupon or one of its unique single-use codes.
 * `redemption_id` is set by the guarded statement that spends a single-use code and cleared when that use is given back.
 */
export const PromoCode = defineEntity({
  name: "PromoCode",
  tableName: "promo_code",
  properties: {
    id: p.integer().primary().autoincrement(),
    promo: () => p.manyToOne(Promo),
    code: p.text(),
    kind: p.enum(["shared", "unique"] as const),
    batch_id: p.text().nullable(),
    client: () => p.manyToOne(Client).nullable(),
    redemption_id: p.integer().nullable(),
    archived_at: p.datetime(3).nullable(),
    created_at: p.datetime(3),
  },
  indexes: [
    {
      name: "promo_code_code_unique",
      expression: `create unique index "promo_code_code_unique" on "promo_code" ("code") where archived_at is null`,
    },
    { name: "promo_code_promo_index", properties: ["promo"] },
    {
      name: "promo_code_client_index",
      expression: `create index "promo_code_client_index" on "promo_code" ("client_id") where client_id is not null`,
    },
  ],
});
