import { sql } from "kysely";
import { sqlInvariant } from "#core/verify/invariant.ts";

export const nothingStuck = sqlInvariant(
  {
    id: "gift-card.nothing-stuck",
    title: "Bought cards are mailed, and third parties answer, within two days.",
    about: "progress",
  },
  ({ now }) => sql`
    select 'delivery' as what, id, deliver_at as since from gift_card_delivery
    where state in ('waiting', 'failed') and deliver_at < ${now}::timestamptz - interval '2 days'
    union all
    select 'operation', id, created_at from gift_card_operation
    where state in ('waiting', 'unknown') and created_at < ${now}::timestamptz - interval '2 days'
    order by 1, 2`,
);
