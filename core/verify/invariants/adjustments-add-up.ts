import { sql } from "kysely";
import { sqlInvariant } from "../invariant.ts";

/** Checked line by line, so that one adjustment too much cannot hide behind one too little. */
export const adjustmentsAddUp = sqlInvariant(
  { id: "billing.adjustments-add-up", title: "What was taken off a line is the sum of what each discount says it took off it." },
  () => sql`
    with taken as (
      select a.id, a.invoice_id, a.amount_minor, (share ->> 'item')::int as item_id, (share ->> 'setup')::numeric + coalesce((
        select sum((run ->> 0)::numeric * (run ->> 1)::numeric) from jsonb_array_elements(share -> 'units') run), 0) as share_minor
      from invoice_adjustment a cross join lateral jsonb_array_elements(a.lines) share
    ), by_item as (
      select item_id, sum(share_minor) as taken_minor from taken group by item_id
    ), by_adjustment as (
      select id, sum(share_minor) as shares_minor from taken group by id
    )
    select 'line' as what, l.invoice_id, l.id, l.discount_minor as amount_minor, coalesce(b.taken_minor, 0) as shares_minor
    from invoice_item l left join by_item b on b.item_id = l.id
    where l.discount_minor <> coalesce(b.taken_minor, 0)
    union all
    select 'adjustment', a.invoice_id, a.id, a.amount_minor, coalesce(b.shares_minor, 0)
    from invoice_adjustment a left join by_adjustment b on b.id = a.id
    where a.amount_minor <> coalesce(b.shares_minor, 0)
    order by 2, 1, 3`,
);
