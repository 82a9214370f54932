import { sql } from "kysely";
import { sqlInvariant } from "../invariant.ts";

export const creditPaymentsMatch = sqlInvariant(
  {
    id: "billing.credit-payments-match",
    title: "What was paid of an invoice with account credit, and not given back, is what the client's entries say.",
  },
  () => sql`
    select invoice_id, p.paid_minor, -e.amount_minor as entries_minor
    from (
      select invoice_id, sum(amount_minor - refunded_minor) as paid_minor from transaction
      where type = 'credit' and status = 'captured' group by invoice_id
    ) p full join (
      select invoice_id, sum(amount_minor) as amount_minor from client_balance where invoice_id is not null group by invoice_id
    ) e using (invoice_id)
    where coalesce(p.paid_minor, 0) <> -coalesce(e.amount_minor, 0)
    order by 1`,
);
