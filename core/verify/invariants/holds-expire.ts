import { sql } from "kysely";
import { addDays } from "#core/kernel/business-calendar.ts";
import { sqlInvariant } from "../invariant.ts";

/** The job that cancels them runs far more often; a day late means that it does not run. */
export const holdsExpire = sqlInvariant(
  { id: "billing.holds-expire", title: "No unpaid invoice holds uses or value for more than a day beyond its time.", about: "progress" },
  ({ now }) => sql`
    select id as invoice_id, hold_until from invoice
    where status = 'unpaid' and paid_minor = 0 and hold_until < ${addDays(now, -1)}::timestamptz
    order by hold_until, id`,
);
