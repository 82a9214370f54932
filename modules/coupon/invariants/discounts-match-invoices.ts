import { sql } from "kysely";
import { sqlInvariant } from "#core/verify/invariant.ts";
import { COUPON_KIND } from "../pricing/coupon-adjusters.ts";

export const discountsMatchInvoices = sqlInvariant(
  { id: "coupon.discounts-match-invoices", title: "What a use says it gave is what its invoice says the coupon took off." },
  () => sql`
    select invoice_id, ref as coupon_ref, r.discount_minor, a.amount_minor as invoice_minor
    from (select invoice_id, promo_id::text as ref, sum(discount_minor) as discount_minor from promo_redemption group by 1, 2) r
    full join (
      select invoice_id, source_ref as ref, sum(amount_minor) as amount_minor from invoice_adjustment
      where source_kind = ${sql.lit(COUPON_KIND)} group by 1, 2 having sum(amount_minor) > 0
    ) a using (invoice_id, ref)
    where coalesce(r.discount_minor, 0) <> coalesce(a.amount_minor, 0)
    order by 1, 2`,
);
