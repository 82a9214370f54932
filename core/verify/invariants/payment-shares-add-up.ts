import { sql } from "kysely";
import { sqlInvariant } from "../invariant.ts";

/** Refunds are look-ups in these shares, so they have to cover every line and use up every payment. */
export const paymentSharesAddUp = sqlInvariant(
  { id: "billing.payment-shares-add-up", title: "The payments of a settled invoice are allocated to its lines without a rest." },
  () => sql`
    with settled as (
      select id from invoice where status in ('paid', 'partially_refunded', 'refunded')
    ), placed as (
      select t.id, t.invoice_id, (share ->> 'item')::int as item_id, (
        select coalesce(sum((run ->> 0)::numeric * (run ->> 1)::numeric), 0) from jsonb_array_elements(share -> 'units') run) as share_minor
      from transaction t join settled s on s.id = t.invoice_id cross join lateral jsonb_array_elements(t.shares) share
      where t.status = 'captured'
    ), by_item as (
      select item_id, sum(share_minor) as paid_minor from placed group by item_id
    ), by_payment as (
      select id, sum(share_minor) as shares_minor from placed group by id
    )
    select 'line' as what, l.invoice_id, l.id, l.total_minor as amount_minor, coalesce(b.paid_minor, 0) as shares_minor
    from invoice_item l join settled s on s.id = l.invoice_id left join by_item b on b.item_id = l.id
    where l.total_minor <> coalesce(b.paid_minor, 0)
    union all
    select 'payment', t.invoice_id, t.id, t.amount_minor, coalesce(b.shares_minor, 0)
    from transaction t join settled s on s.id = t.invoice_id left join by_payment b on b.id = t.id
    where t.status = 'captured' and t.amount_minor <> coalesce(b.shares_minor, 0)
    order by 2, 1, 3`,
);
