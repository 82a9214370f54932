import { sql } from "kysely";
import { sqlInvariant } from "#core/verify/invariant.ts";

export const noForgottenHolds = sqlInvariant(
  {
    id: "loyalty.no-forgotten-holds",
    title: "No points are held for an invoice that was paid or given up two days ago.",
    about: "progress",
  },
  ({ now }) => sql`
    select h.id, h.client_id, h.invoice_id, i.status from loyalty_points_hold h join invoice i on i.id = h.invoice_id
    where h.status = 'held' and i.status <> 'unpaid' and i.updated_at < ${now}::timestamptz - interval '2 days'
    order by 1`,
);
