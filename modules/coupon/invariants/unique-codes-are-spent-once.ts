import { sql } from "kysely";
import { sqlInvariant } from "#core/verify/invariant.ts";

/** Codes themselves are not shown. */
export const uniqueCodesAreSpentOnce = sqlInvariant(
  { id: "coupon.unique-codes-are-spent-once", title: "A single-use code is spent by exactly the use that holds it, and by none other." },
  () => sql`
    select c.id as promo_code_id, c.promo_id as coupon_id, c.redemption_id as spent_by, array_agg(r.id order by r.id) filter (where r.id is not null) as uses
    from promo_code c left join promo_redemption r
      on r.promo_code_id = c.id and r.phase = 'checkout' and r.status in ('held', 'committed')
    where c.kind = 'unique'
    group by c.id
    having count(r.id) > 1 or c.redemption_id is distinct from min(r.id)
    order by c.id`,
);
