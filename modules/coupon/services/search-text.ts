import { type RawBuilder, sql } from "kysely";
import { likePattern } from "#core/identity/like-pattern.ts";
import { normaliseCouponCode } from "../code-text.ts";

/** What a search looks at; the trigram index `promo_search_index` is on the same expression. */
export const searchText: RawBuilder<string> = sql<string>`(coalesce(promo.code, '') || ' ' || promo.internal_name || ' ' || coalesce(promo.description ->> 'en', '') || ' ' || coalesce(promo.description ->> 'de', '') || ' ' || coalesce(promo.campaign_source, ''))`;

/** Whether a coupon is found by a text: a part of it anywhere, or something much like it, so that `SUMER26` finds `SUMMER2026`. */
export function matchesSearch(text: string): RawBuilder<boolean> {
  const code = normaliseCouponCode(text);
  return sql<boolean>`(${searchText} ilike ${likePattern(text)} or promo.code % ${code} or ${text} <% ${searchText}
    or promo.id = any(array(select promo_id from promo_code where promo_code.code = ${code} and promo_code.archived_at is null)))`;
}

/** How well a coupon fits the text, better first when descending. */
export function searchRank(text: string): RawBuilder<number> {
  return sql<number>`greatest(similarity(coalesce(promo.code, ''), ${normaliseCouponCode(text)}), word_similarity(${text}, ${searchText}))`;
}
