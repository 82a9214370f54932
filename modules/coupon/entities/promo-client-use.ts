import { defineEntity, p } from "@mikro-orm/core";
import { Client } from "#core/identity/entities/client.ts";
import { Promo } from "./promo.ts";

/** How often a client holds or has used a coupon with a per-client limit; the limit stands beside it so that the database can refuse. */
export const PromoClientUse = defineEntity({
  name: "PromoClientUse",
  tableName: "promo_client_use",
  properties: {
    promo: () => p.manyToOne(Promo).primary(),
    client: () => p.manyToOne(Client).primary(),
    uses: p.integer(),
    use_limit: p.integer(),
  },
  checks: [{ name: "promo_client_use_check", expression: "uses >= 0 and (use_limit = 0 or uses <= use_limit)" }],
});
