import { sql } from "kysely";
import { sqlInvariant } from "#core/verify/invariant.ts";

export const versionsAreKept = sqlInvariant(
  { id: "coupon.versions-are-kept", title: "The terms a use was priced with are kept, and those of today are the latest." },
  () => sql`
    select 'use' as what, r.promo_id as coupon_id, r.promo_version as version, min(r.id) as redemption_id
    from promo_redemption r left join promo_version v on v.promo_id = r.promo_id and v.version = r.promo_version
    where v.version is null group by r.promo_id, r.promo_version
    union all
    select 'coupon', p.id, p.version, null
    from promo p left join promo_version v on v.promo_id = p.id
    group by p.id having max(v.version) is distinct from p.version or count(v.version) <> p.version
    order by 2, 1, 3`,
);
