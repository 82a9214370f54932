import { sql } from "kysely";
import { sqlInvariant } from "#core/verify/invariant.ts";

export const usesAddUp = sqlInvariant(
  { id: "coupon.uses-add-up", title: "The counter of a limited coupon is the number of its held and committed uses." },
  () => sql`
    select p.id as coupon_id, p.maxuses, p.used, count(r.id) as uses, count(r.id) filter (where r.is_counted) as counted_uses
    from promo p left join promo_redemption r on r.promo_id = p.id and r.phase = 'checkout' and r.status in ('held', 'committed')
    group by p.id
    having case when p.maxuses > 0 or p.budget is not null
      then p.used <> count(r.id) or count(r.id) <> count(r.id) filter (where r.is_counted)
      else p.used <> 0 or count(r.id) filter (where r.is_counted) > 0 end
    order by p.id`,
);
