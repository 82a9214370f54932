import { sql } from "kysely";
import { sqlInvariant } from "../invariant.ts";

export const creditAddsUp = sqlInvariant(
  {
    id: "billing.credit-adds-up",
    title: "A client's account credit is the sum of its entries, which are numbered without gaps and never go below zero.",
  },
  () => sql`
    with entries as (
      select client_id, currency, seq, amount_minor, balance_after_minor,
        lag(seq, 1, 0) over w as seq_before, lag(balance_after_minor, 1, 0::bigint) over w as balance_before_minor
      from client_balance window w as (partition by client_id, currency order by seq, id)
    ), folds as (
      select client_id, currency, sum(amount_minor) as balance_minor, max(seq) as seq from client_balance group by client_id, currency
    )
    select 'entry' as what, client_id, currency, seq, balance_after_minor as balance_minor, balance_before_minor + amount_minor as fold_minor
    from entries
    where seq <> seq_before + 1 or balance_after_minor <> balance_before_minor + amount_minor or balance_after_minor < 0
    union all
    select 'wallet', client_id, currency, w.seq, w.balance_minor, f.balance_minor
    from client_wallet w full join folds f using (client_id, currency)
    where w.balance_minor is distinct from coalesce(f.balance_minor, 0) or w.seq is distinct from coalesce(f.seq, 0) or w.balance_minor < 0
    order by 2, 3, 1, 4`,
);
