import { sql } from "kysely";
import { sqlInvariant } from "#core/verify/invariant.ts";

export const openHoldsAreSingle = sqlInvariant(
  { id: "coupon.open-holds-are-single", title: "A client holds a coupon for at most one unpaid checkout, and an invoice uses it once." },
  () => sql`
    select 'client' as what, promo_id as coupon_id, client_id as id, count(*) as uses from promo_redemption
    where phase = 'checkout' and status = 'held' group by promo_id, client_id having count(*) > 1
    union all
    select 'invoice', promo_id, invoice_id, count(*) from promo_redemption group by promo_id, invoice_id having count(*) > 1
    order by 2, 1, 3`,
);
