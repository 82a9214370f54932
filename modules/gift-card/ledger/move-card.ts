import { sql } from "kysely";
import { actorKey } from "#core/events/actor.ts";
import type { Scope } from "#core/events/scope.ts";
import type { CardRow } from "../tables.ts";
import type { EntryKind } from "./entry-kind.ts";

/** A movement of a card, in minor units of its currency. */
export type CardMove = {
  readonly cardId: number;
  readonly kind: EntryKind;
  /** Change of the balance. */
  readonly amountMinor: bigint;
  /** Change of what is held of it. */
  readonly heldChangeMinor?: bigint;
  /** Spending wants an active card that has not expired; settling what was held before does not. */
  readonly spends?: boolean;
  readonly invoiceId?: number | undefined;
  /** Names the operation; a key moves a card once. */
  readonly operationKey?: string | undefined;
  readonly reason?: string | undefined;
};

/** A card after a movement. */
export type MovedCard = Pick<CardRow, "id" | "balance_minor" | "held_minor" | "currency">;

/**
 * The only statement that moves a balance: the card and its entry together, guarded so that the balance never falls below what is held
 * of it, however many try at once. Undefined when the guard refused and nothing was changed.
 */
export async function moveCard(scope: Scope, move: CardMove): Promise<MovedCard | undefined> {
  const { cardId, kind, amountMinor, heldChangeMinor = 0n, spends = false, invoiceId, operationKey, reason } = move;
  const { rows } = await sql<MovedCard>`
    with moved as (
      update gift_card
      set balance_minor = balance_minor + ${amountMinor}::bigint, held_minor = held_minor + ${heldChangeMinor}::bigint,
        seq = seq + 1, updated_at = ${scope.now}
      where id = ${cardId}
        and balance_minor + ${amountMinor}::bigint >= held_minor + ${heldChangeMinor}::bigint
        and held_minor + ${heldChangeMinor}::bigint >= 0
        and (not ${spends}::boolean or (status = 'active' and (expires_at is null or expires_at > ${scope.now})))
        and not exists (select 1 from gift_card_entry done where done.operation_key = ${operationKey ?? null}::text)
      returning id, seq, balance_minor, held_minor, currency
    ), entered as (
      insert into gift_card_entry (gift_card_id, seq, kind, amount_minor, held_change_minor, balance_after_minor, held_after_minor,
        invoice_id, operation_key, reason, actor, created_at)
      select id, seq, ${kind}, ${amountMinor}::bigint, ${heldChangeMinor}::bigint, balance_minor, held_minor, ${invoiceId ?? null}::int,
        ${operationKey ?? null}::text, ${reason ?? null}::text, ${actorKey(scope.actor)}, ${scope.now}::timestamptz
      from moved
    )
    select id, balance_minor, held_minor, currency from moved`.execute(scope.db);
  return rows[0];
}
