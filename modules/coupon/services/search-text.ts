import { type RawBuilder, sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { likePattern } from "#core/identity/like-pattern.ts";
import { normaliseCouponCode } from "../code-text.ts";

/** How coupons are found by a text: a condition over a row of `promo`, and an order that puts what fits best first. */
export type CouponSearch = { readonly matches: RawBuilder<boolean>; readonly order: RawBuilder<unknown> };

/**
 * Coupons that have the text as a part of their code, names or campaign, and the coupon of a unique code. Only when there is none, those
 * that have something much like it, so that `SUMER26` finds `SUMMER2026`; comparing everything with everything would take too long.
 */
export async function couponSearch(scope: Scope, text: string): Promise<CouponSearch> {
  const code = normaliseCouponCode(text);
  const part = sql<boolean>`(${SEARCHED} ilike ${likePattern(text)}
    or promo.id = any(array(select promo_id from promo_code where promo_code.code = ${code} and promo_code.archived_at is null)))`;
  const { rows } = await sql`select from promo where ${part} and deleted_at is null limit 1`.execute(scope.db);
  if (rows.length > 0) return { matches: part, order: sql`(promo.code = ${code}) desc nulls last, promo.id desc` };
  const alike = sql<boolean>`promo.id = any(array(
    select id from promo where (promo.code % ${code} or ${text} <% ${SEARCHED}) and deleted_at is null limit ${MOST_ALIKE}))`;
  const rank = sql`greatest(similarity(coalesce(promo.code, ''), ${code}), word_similarity(${text}, ${SEARCHED}))`;
  return { matches: alike, order: sql`${rank} desc, promo.id desc` };
}

const MOST_ALIKE = 1_000;

/** What a search looks at; the trigram index `promo_search_index` is on the same expression. */
const SEARCHED: RawBuilder<string> = sql<string>`(coalesce(promo.code, '') || ' ' || promo.internal_name || ' ' || coalesce(promo.description ->> 'en', '') || ' ' || coalesce(promo.description ->> 'de', '') || ' ' || coalesce(promo.campaign_source, ''))`;
