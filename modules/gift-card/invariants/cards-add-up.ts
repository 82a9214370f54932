import { sql } from "kysely";
import { sqlInvariant } from "#core/verify/invariant.ts";

export const cardsAddUp = sqlInvariant(
  {
    id: "gift-card.cards-add-up",
    title: "A card's balance and what is held of it are the sums of its entries, which are numbered without gaps.",
  },
  () => sql`
    with entries as (
      select gift_card_id, seq, amount_minor, held_change_minor, balance_after_minor, held_after_minor,
        lag(seq, 1, 0) over w as seq_before, lag(balance_after_minor, 1, 0::bigint) over w as balance_before_minor,
        lag(held_after_minor, 1, 0::bigint) over w as held_before_minor
      from gift_card_entry window w as (partition by gift_card_id order by seq, id)
    ), folds as (
      select gift_card_id, sum(amount_minor) as balance_minor, sum(held_change_minor) as held_minor, max(seq) as seq from gift_card_entry group by gift_card_id
    )
    select 'entry' as what, gift_card_id, seq, balance_after_minor as balance_minor, held_after_minor as held_minor from entries
    where seq <> seq_before + 1 or balance_after_minor <> balance_before_minor + amount_minor
      or held_after_minor <> held_before_minor + held_change_minor
    union all
    select 'card', c.id, c.seq, c.balance_minor, c.held_minor from gift_card c left join folds f on f.gift_card_id = c.id
    where c.balance_minor is distinct from f.balance_minor or c.held_minor is distinct from f.held_minor or c.seq is distinct from f.seq
    order by 2, 3, 1`,
);
