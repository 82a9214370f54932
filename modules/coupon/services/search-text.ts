import { type RawBuilder, sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { likePattern } from "#core/identity/like-pattern.ts";
import { normaliseCouponCode } from "../code-text.ts";

/** How coupons are found by a text: a condition over a row of `promo`, and an order that puts what fits best first. */
export type CouponSearch = { readonly matches: RawBuilder<boolean>; readonly order: RawBuilder<unknown> };

/**
 * Coupons that have the text as a part of their code, names or campaign, and the coupon of a unique code. Only when there is none, those
 * that have something much like it, so that `SUMER26` finds `SUMMER2026`; comparing everything with everything would take too long.
 * Both looks are taken once: what is found, unless it is very much, is a list of ids from then on.
 */
export async function couponSearch({ db }: Scope, text: string, isDeleted = false): Promise<CouponSearch> {
  const code = normaliseCouponCode(text);
  const among = isDeleted ? sql<boolean>`deleted_at is not null` : sql<boolean>`deleted_at is null`;
  const part = sql<boolean>`(${SEARCHED} ilike ${likePattern(text)}
    or promo.id = any(array(select promo_id from promo_code where promo_code.code = ${code} and promo_code.archived_at is null)))`;
  const exact =
    await sql<Found>`select id, coalesce(code = ${code}, false) as is_best from promo where ${part} and ${among} limit ${MOST_LISTED + 1}`.execute(
      db,
    );
  const order = exact.rows.some(({ is_best }) => is_best) ? sql`(promo.code = ${code}) desc nulls last, promo.id desc` : sql`promo.id desc`;
  if (exact.rows.length > MOST_LISTED) return { matches: part, order };
  if (exact.rows.length > 0) return { matches: isOneOf(idsOf(exact.rows)), order };
  const rank = sql`greatest(similarity(coalesce(promo.code, ''), ${code}), word_similarity(${text}, ${SEARCHED}))`;
  const alike = await sql<Pick<Found, "id">>`
    select id from promo
    where id = any(array(select id from promo where (promo.code % ${code} or ${text} <% ${SEARCHED}) and ${among} limit ${MOST_ALIKE}))
    order by ${rank} desc, id desc`.execute(db);
  const ids = idsOf(alike.rows);
  return { matches: isOneOf(ids), order: sql`array_position(${ids}::int[], promo.id)` };
}

/** `is_best`: the text is its code. */
type Found = { readonly id: number; readonly is_best: boolean };

const MOST_LISTED = 20_000;
const MOST_ALIKE = 1_000;

function idsOf(rows: readonly Pick<Found, "id">[]): number[] {
  return rows.map(({ id }) => id);
}

function isOneOf(ids: number[]): RawBuilder<boolean> {
  return sql<boolean>`promo.id = any(${ids}::int[])`;
}

/** What a search looks at; the trigram index `promo_search_index` is on the same expression. */
const SEARCHED: RawBuilder<string> = sql<string>`(coalesce(promo.code, '') || ' ' || promo.internal_name || ' ' || coalesce(promo.description ->> 'en', '') || ' ' || coalesce(promo.description ->> 'de', '') || ' ' || coalesce(promo.campaign_source, ''))`;
