import { type RawBuilder, sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { likePattern } from "#core/identity/like-pattern.ts";
import { wordStart } from "#core/identity/word-start.ts";
import { normaliseCouponCode } from "../code-text.ts";

/** How coupons are found by a text: a condition over a row of `promo`, and an order that puts what fits best first. */
export type CouponSearch = { readonly matches: RawBuilder<boolean>; readonly order: RawBuilder<unknown> };

/**
 * Coupons that have the text as a part of their code, names or campaign, and the coupon of a unique code. One or two letters are looked
 * for where words begin and codes end, and inside codes only when there is none. When there is nothing, those that have something much
 * like it, so that `SUMER26` finds `SUMMER2026`; comparing everything with everything would take too long.
 */
export async function couponSearch({ db }: Scope, text: string, isDeleted = false): Promise<CouponSearch> {
  const code = normaliseCouponCode(text);
  const among = isDeleted ? sql<boolean>`deleted_at is not null` : sql<boolean>`deleted_at is null`;
  const start = wordStart(text);
  const unique = sql<boolean>`promo.id = any(array(select promo_id from promo_code where promo_code.code = ${code} and promo_code.archived_at is null))`;
  const looks =
    start === undefined
      ? [sql<boolean>`(${SEARCHED} ilike ${likePattern(text)} or ${unique})`]
      : [sql<boolean>`(${SEARCHED} ~* ${start} or ${endsCode(code)} or ${unique})`, sql<boolean>`promo.code like ${likePattern(code)}`];
  for (const matches of looks) {
    if (await isAny(db, sql<boolean>`${matches} and ${among}`)) {
      return { matches, order: sql`coalesce(promo.code = ${code}, false) desc, promo.id desc` };
    }
  }
  const rank = sql`greatest(similarity(coalesce(promo.code, ''), ${code}), word_similarity(${text}, ${SEARCHED}))`;
  const alike = await sql<{ id: number }>`
    select id from promo
    where id = any(array(
      (select id from promo where promo.code % ${code} and ${among} limit ${MOST_ALIKE})
      union (select id from promo where ${text} <% ${SEARCHED} and ${among} limit ${MOST_ALIKE})))
    order by ${rank} desc, id desc`.execute(db);
  const ids = alike.rows.map(({ id }) => id);
  return { matches: sql<boolean>`promo.id = any(${ids}::int[])`, order: sql`array_position(${ids}::int[], promo.id)` };
}

const MOST_ALIKE = 1_000;

/** No index of trigrams knows where a single letter ends a code, and looking through all is not worth it. */
function endsCode(code: string): RawBuilder<boolean> {
  return code.length === 1 ? sql<boolean>`false` : sql<boolean>`promo.code like ${`%${code}`}`;
}

/** Stops at the first one. Planned as if all were wanted: for the sake of one, PostgreSQL would walk the table instead of an index. */
async function isAny(db: Scope["db"], condition: RawBuilder<boolean>): Promise<boolean> {
  const { rows } = await sql`with found as materialized (select id from promo where ${condition}) select id from found limit 1`.execute(db);
  return rows.length > 0;
}

/** What a search looks at; the trigram index `promo_search_index` is on the same expression. */
const SEARCHED: RawBuilder<string> = sql<string>`(coalesce(promo.code, '') || ' ' || promo.internal_name || ' ' || coalesce(promo.description ->> 'en', '') || ' ' || coalesce(promo.description ->> 'de', '') || ' ' || coalesce(promo.campaign_source, ''))`;
