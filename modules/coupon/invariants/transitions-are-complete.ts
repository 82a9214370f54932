import { sql } from "kysely";
import { sqlInvariant } from "#core/verify/invariant.ts";

export const transitionsAreComplete = sqlInvariant(
  {
    id: "coupon.transitions-are-complete",
    title: "Every use was held first, took only steps there are, and is where its last one led.",
  },
  () => sql`
    with steps as (
      select promo_redemption_id as redemption_id, id, from_status, to_status, lag(to_status) over w as before, lead(id) over w is null as is_last
      from promo_redemption_transition window w as (partition by promo_redemption_id order by id)
    )
    select 'step' as what, redemption_id, from_status, to_status, before as status from steps
    where from_status is distinct from before or (coalesce(from_status, ''), to_status) not in
      (('', 'held'), ('held', 'committed'), ('held', 'released'), ('held', 'expired'), ('committed', 'reversed'))
    union all
    select 'use', r.id, s.from_status, s.to_status, r.status
    from promo_redemption r left join steps s on s.redemption_id = r.id and s.is_last
    where s.to_status is distinct from r.status
    order by 2, 1`,
);
