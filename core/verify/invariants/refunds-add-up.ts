import { sql } from "kysely";
import { sqlInvariant } from "../invariant.ts";

export const refundsAddUp = sqlInvariant(
  {
    id: "billing.refunds-add-up",
    title: "An invoice, its lines and its payments agree with the credit notes on what went back, and nothing gave back more than it got.",
  },
  () => sql`
    select 'invoice' as what, i.id as invoice_id, i.id, i.refunded_minor, t.refunded_minor as payments_minor, l.refunded_minor as lines_minor,
      n.amount_minor as notes_minor
    from invoice i
    cross join lateral (select coalesce(sum(refunded_minor), 0) as refunded_minor from transaction where invoice_id = i.id) t
    cross join lateral (select coalesce(sum(refunded_minor), 0) as refunded_minor from invoice_item where invoice_id = i.id) l
    cross join lateral (select coalesce(sum(amount_minor), 0) as amount_minor, count(*) as notes from credit_note where invoice_id = i.id) n
    where i.refunded_minor <> t.refunded_minor or i.refunded_minor > i.paid_minor or l.refunded_minor <> n.amount_minor
      or (i.status = 'cancelled' and (i.refunded_minor <> i.paid_minor or n.notes > 0))
      or (i.status <> 'cancelled' and i.refunded_minor <> n.amount_minor)
      or (i.status in ('unpaid', 'paid') and n.notes > 0) or (i.status in ('refunded', 'partially_refunded') and n.notes = 0)
      or (i.status = 'refunded' and i.refunded_minor <> i.paid_minor)
    union all
    select 'credit note', n.invoice_id, n.id, n.amount_minor, t.amount_minor, l.amount_minor, n.amount_minor
    from credit_note n
    cross join lateral (select coalesce(sum(amount_minor), 0) as amount_minor from credit_note_tender where credit_note_id = n.id) t
    cross join lateral (select coalesce(sum(amount_minor), 0) as amount_minor from credit_note_line where credit_note_id = n.id) l
    where n.amount_minor <> t.amount_minor or n.amount_minor <> l.amount_minor
    union all
    select 'payment', t.invoice_id, t.id, t.refunded_minor, r.amount_minor, null, t.amount_minor
    from transaction t join invoice i on i.id = t.invoice_id
    cross join lateral (select coalesce(sum(amount_minor), 0) as amount_minor from credit_note_tender where transaction_id = t.id) r
    where t.refunded_minor < 0 or t.refunded_minor > t.amount_minor
      or (i.status <> 'cancelled' and t.refunded_minor <> r.amount_minor)
      or (i.status = 'cancelled' and t.status = 'captured' and t.refunded_minor <> t.amount_minor)
    union all
    select 'line', l.invoice_id, l.id, l.refunded_minor, null, r.amount_minor, l.total_minor
    from invoice_item l
    cross join lateral (
      select coalesce(sum(amount_minor), 0) as amount_minor, coalesce(sum(quantity), 0) as quantity
      from credit_note_line where invoice_item_id = l.id) r
    where l.refunded_minor <> r.amount_minor or l.refunded_quantity <> r.quantity
      or l.refunded_minor > l.total_minor or l.refunded_quantity > l.quantity
    order by 2, 1, 3`,
);
