import { defineEntity, p } from "@mikro-orm/core";
import { Promo } from "./promo.ts";

/** The terms of a coupon as they were from one edit to the next; invoices and recurring orders pin the version they were priced with. */
export const PromoVersion = defineEntity({
  name: "PromoVersion",
  tableName: "promo_version",
  properties: {
    promo: () => p.manyToOne(Promo).primary(),
    version: p.integer().primary(),
    terms: p.json<Record<string, unknown>>(),
    admin_id: p.integer().nullable(),
    created_at: p.datetime(3),
  },
});
