import { sql } from "kysely";
import { sqlInvariant } from "#core/verify/invariant.ts";

/** The checkout is the first period; a coupon that repeats forever has no number of them. */
export const periodsAreNotExceeded = sqlInvariant(
  { id: "coupon.periods-are-not-exceeded", title: "A recurring coupon made no more periods of an order cheaper than it promised." },
  () => sql`
    select r.client_order_id as order_id, r.promo_id as coupon_id, count(*) + 1 as periods, min((v.terms ->> 'recurringCycles')::int) as most
    from promo_redemption r join promo_version v on v.promo_id = r.promo_id and v.version = r.promo_version
    where r.phase = 'renewal' and r.status in ('held', 'committed') and v.terms ->> 'recurringCycles' is not null
    group by r.client_order_id, r.promo_id
    having count(*) + 1 > min((v.terms ->> 'recurringCycles')::int)
    order by 1, 2`,
);
