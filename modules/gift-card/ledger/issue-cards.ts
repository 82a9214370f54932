import { sql } from "kysely";
import { actorKey } from "#core/events/actor.ts";
import { announce } from "#core/events/announce.ts";
import type { Scope } from "#core/events/scope.ts";
import { drawSecretCode, formatSecretCode, lastFour } from "#core/kernel/secret-code.ts";
import { codeHashOf } from "../code-hash.ts";
import { giftCardIssued } from "../contract.ts";
import { hashPin } from "../pin.ts";
import type { CardRow } from "../tables.ts";

/** What all cards of one issue have in common. */
export type CardIssue = {
  /** Above 0, in minor units of `currency`. */
  readonly valueMinor: bigint;
  readonly currency: string;
  readonly source: CardRow["source"];
  readonly isPromotional: boolean;
  readonly clientId?: number | undefined;
  readonly promoId?: number | undefined;
  readonly invoiceItemId?: number | undefined;
  readonly batchId?: number | undefined;
  readonly invoiceId?: number | undefined;
  readonly pin?: string | undefined;
  readonly note?: string | undefined;
  readonly expiresAt?: Date | undefined;
};

/** One card of an issue. A card with an issue key that is known already is not issued again. */
export type CardSlot = { readonly issueKey?: string | undefined; readonly unitNumber?: number | undefined; readonly drawsCode: boolean };

/** A card that was just made; its code, as people see it, is known nowhere else. */
export type MadeCard = { readonly id: number; readonly code: string | undefined; readonly last4: string | undefined };

/** Makes cards with their first entries, any number of them in one statement. Answers those that are new, in order of id. */
export async function issueCards(scope: Scope, issue: CardIssue, slots: readonly CardSlot[]): Promise<readonly MadeCard[]> {
  const codes = new Map<string, string>();
  const drawn = slots.map((slot) => {
    if (!slot.drawsCode) return { ...slot, codeHash: null, last4: null };
    const compact = drawSecretCode();
    const codeHash = codeHashOf(scope, compact);
    codes.set(codeHash, formatSecretCode(compact));
    return { ...slot, codeHash, last4: lastFour(compact) };
  });
  const rows = await insertCards(scope, issue, drawn);
  for (const { id } of rows) {
    const told = { gift_card_id: id, currency: issue.currency, amount_minor: String(issue.valueMinor), source: issue.source };
    await announce(scope, giftCardIssued, told);
  }
  return rows.map(({ id, code_hash, last4 }) => ({
    id,
    code: code_hash === null ? undefined : codes.get(code_hash),
    last4: last4 ?? undefined,
  }));
}

type DrawnSlot = CardSlot & { readonly codeHash: string | null; readonly last4: string | null };

async function insertCards(scope: Scope, issue: CardIssue, slots: readonly DrawnSlot[]) {
  const { now } = scope;
  const { rows } = await sql<Pick<CardRow, "id" | "code_hash" | "last4">>`
    with made as (
      insert into gift_card (code_hash, last4, pin_hash, value_minor, balance_minor, currency, status, seq, source, is_promotional, client_id,
        promo_id, invoice_item_id, gift_card_batch_id, unit_number, issue_key, note, expires_at, created_at, updated_at)
      select slot.code_hash, slot.last4, ${issue.pin === undefined ? null : hashPin(scope, issue.pin)}::text, ${issue.valueMinor}::bigint,
        ${issue.valueMinor}::bigint, ${issue.currency}, 'active', 1, ${issue.source}, ${issue.isPromotional}::boolean,
        ${issue.clientId ?? null}::int, ${issue.promoId ?? null}::int, ${issue.invoiceItemId ?? null}::int, ${issue.batchId ?? null}::int,
        slot.unit_number, slot.issue_key, ${issue.note ?? null}::text, ${issue.expiresAt ?? null}::timestamptz, ${now}, ${now}
      from unnest(${slots.map(({ codeHash }) => codeHash)}::text[], ${slots.map(({ last4 }) => last4)}::text[],
        ${slots.map(({ unitNumber }) => unitNumber ?? null)}::int[], ${slots.map(({ issueKey }) => issueKey ?? null)}::text[])
        with ordinality as slot (code_hash, last4, unit_number, issue_key, place)
      order by slot.place
      on conflict (issue_key) do nothing
      returning id, code_hash, last4
    ), entered as (
      insert into gift_card_entry (gift_card_id, seq, kind, amount_minor, balance_after_minor, held_after_minor, invoice_id, actor, created_at)
      select id, 1, 'issue', ${issue.valueMinor}::bigint, ${issue.valueMinor}::bigint, 0, ${issue.invoiceId ?? null}::int,
        ${actorKey(scope.actor)}, ${now}::timestamptz
      from made
    )
    select id, code_hash, last4 from made order by id`.execute(scope.db);
  return rows;
}
