import { sql } from "kysely";
import { sqlInvariant } from "#core/verify/invariant.ts";

export const clientUsesAddUp = sqlInvariant(
  {
    id: "coupon.client-uses-add-up",
    title: "What is counted for a client and a coupon is the number of the client's held and committed uses.",
  },
  () => sql`
    select c.promo_id as coupon_id, c.client_id, c.use_limit, c.uses as counted_uses, count(r.id) as uses
    from promo_client_use c left join promo_redemption r
      on r.promo_id = c.promo_id and r.client_id = c.client_id and r.phase = 'checkout' and r.status in ('held', 'committed')
    group by c.promo_id, c.client_id
    having c.uses <> count(r.id)
    order by 1, 2`,
);
