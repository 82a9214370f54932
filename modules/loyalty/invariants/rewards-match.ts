import { sql } from "kysely";
import { sqlInvariant } from "#core/verify/invariant.ts";

export const rewardsMatch = sqlInvariant(
  {
    id: "loyalty.rewards-match",
    title: "A reward was redeemed as often as there are redemptions, within its limit.",
  },
  () => sql`
    with sums as (select reward_id, count(*) as redeemed from loyalty_reward_redemption group by reward_id)
    select r.id as reward_id, r.redeemed, s.redeemed as redemptions, r.max_redemptions
    from loyalty_reward r left join sums s on s.reward_id = r.id
    where r.redeemed <> coalesce(s.redeemed, 0) or (r.max_redemptions > 0 and r.redeemed > r.max_redemptions)
    order by 1`,
);
