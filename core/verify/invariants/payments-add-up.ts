import { sql } from "kysely";
import { sqlInvariant } from "../invariant.ts";

export const paymentsAddUp = sqlInvariant(
  { id: "billing.payments-add-up", title: "What an invoice says is paid and held is what its payments say, and paid means paid in full." },
  () => sql`
    select i.id as invoice_id, i.status, i.total_minor, i.paid_minor, i.held_minor, t.captured_minor, t.holds_minor, t.holds
    from invoice i cross join lateral (
      select coalesce(sum(amount_minor) filter (where status = 'captured'), 0) as captured_minor,
        coalesce(sum(amount_minor) filter (where status = 'held'), 0) as holds_minor,
        count(*) filter (where status = 'held') as holds,
        coalesce(bool_or(currency <> i.currency), false) as is_foreign
      from transaction where invoice_id = i.id
    ) t
    where i.paid_minor <> t.captured_minor or i.held_minor <> t.holds_minor or t.is_foreign
      or (i.status in ('paid', 'partially_refunded', 'refunded') and (i.paid_minor <> i.total_minor or t.holds > 0))
      or (i.status = 'cancelled' and t.holds > 0)
      or (i.status = 'unpaid' and i.total_minor > 0 and i.paid_minor >= i.total_minor)
    order by i.id`,
);
