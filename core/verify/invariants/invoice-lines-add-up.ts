import { sql } from "kysely";
import { sqlInvariant } from "../invariant.ts";

export const invoiceLinesAddUp = sqlInvariant(
  { id: "billing.invoice-lines-add-up", title: "A line's figures follow from each other, and its units sum to its total." },
  () => sql`
    select l.invoice_id, l.id as item_id, l.quantity, l.subtotal_minor, l.discount_minor, l.taxable_minor, l.tax_minor, l.total_minor,
      u.units, u.units_total_minor
    from invoice_item l join invoice i on i.id = l.invoice_id
    cross join lateral (
      select coalesce(sum((run ->> 0)::numeric), 0) as units, coalesce(sum((run ->> 0)::numeric * (run ->> 1)::numeric), 0) as units_total_minor,
        coalesce(min((run ->> 1)::numeric), 0) as least_minor
      from jsonb_array_elements(l.unit_totals) run
    ) u
    where l.quantity < 1 or l.subtotal_minor <> l.unit_price_minor * l.quantity + l.setup_minor
      or l.discount_minor < 0 or l.discount_minor > l.subtotal_minor or l.taxable_minor <> l.subtotal_minor - l.discount_minor
      or l.total_minor <> l.taxable_minor + case when i.tax_inclusive then 0 else l.tax_minor end
      or u.units <> l.quantity or u.units_total_minor <> l.total_minor or u.least_minor < 0
    order by l.id`,
);
