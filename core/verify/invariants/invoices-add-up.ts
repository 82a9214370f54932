import { sql } from "kysely";
import { sqlInvariant } from "../invariant.ts";

export const invoicesAddUp = sqlInvariant(
  { id: "billing.invoices-add-up", title: "An invoice's sums are the sums of its lines, and its total follows from them." },
  () => sql`
    select i.id as invoice_id, i.subtotal_minor, i.discount_minor, i.tax_minor, i.total_minor,
      sum(l.subtotal_minor) as lines_subtotal_minor, sum(l.discount_minor) as lines_discount_minor, sum(l.tax_minor) as lines_tax_minor,
      sum(l.total_minor) as lines_total_minor
    from invoice i left join invoice_item l on l.invoice_id = i.id
    group by i.id
    having i.subtotal_minor <> coalesce(sum(l.subtotal_minor), 0) or i.discount_minor <> coalesce(sum(l.discount_minor), 0)
      or i.tax_minor <> coalesce(sum(l.tax_minor), 0) or i.total_minor <> coalesce(sum(l.total_minor), 0)
      or i.total_minor <> i.subtotal_minor - i.discount_minor + case when i.tax_inclusive then 0 else i.tax_minor end
      or least(i.subtotal_minor, i.discount_minor, i.tax_minor, i.total_minor) < 0
    order by i.id`,
);
