import { sql } from "kysely";
import { actorKey } from "#core/events/actor.ts";
import type { Scope } from "#core/events/scope.ts";

/**
 * Books the expiry of cards whose time is over: what is left and not held goes, with an entry. Cards cannot be spent from the instant they
 * expire whether or not this has run. Answers how many cards were booked; what a card held and gets back later is booked the next time.
 */
export async function expireCards(scope: Scope): Promise<number> {
  let booked = 0;
  for (;;) {
    const count = await scope.transaction(expireSome);
    booked += count;
    if (count < BATCH) return booked;
  }
}

const BATCH = 500;

async function expireSome(scope: Scope): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    with due as (
      select id, balance_minor - held_minor as lost from gift_card
      where expires_at <= ${scope.now} and balance_minor > held_minor and status in ('active', 'suspended')
      order by id limit ${BATCH} for no key update skip locked
    ), moved as (
      update gift_card set balance_minor = held_minor, seq = seq + 1, updated_at = ${scope.now}
      from due where gift_card.id = due.id
      returning gift_card.id, gift_card.seq, gift_card.balance_minor, gift_card.held_minor, due.lost
    )
    insert into gift_card_entry (gift_card_id, seq, kind, amount_minor, balance_after_minor, held_after_minor, actor, created_at)
    select id, seq, 'expire', -lost, balance_minor, held_minor, ${actorKey(scope.actor)}, ${scope.now}::timestamptz from moved
    returning gift_card_id as id`.execute(scope.db);
  return rows.length;
}
