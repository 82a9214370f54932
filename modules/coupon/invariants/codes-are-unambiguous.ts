import { sql } from "kysely";
import { sqlInvariant } from "#core/verify/invariant.ts";

/** Codes themselves are not shown. */
export const codesAreUnambiguous = sqlInvariant(
  { id: "coupon.codes-are-unambiguous", title: "A code that can be typed leads to one coupon, and a coupon's own code leads to it." },
  () => sql`
    select 'code' as what, min(promo_id) as coupon_id, array_agg(id order by id) as promo_code_ids from promo_code
    where archived_at is null group by upper(code) having count(*) > 1
    union all
    select 'coupon', p.id, array_agg(c.id order by c.id) filter (where c.id is not null)
    from promo p left join promo_code c on c.promo_id = p.id and c.kind = 'shared' and c.archived_at is null
    where p.deleted_at is null
    group by p.id
    having count(c.id) > 1 or min(c.code) is distinct from p.code
    order by 2, 1`,
);
