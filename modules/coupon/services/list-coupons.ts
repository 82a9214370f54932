import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { boundOf } from "#core/identity/date-range.ts";
import { minorFromWire, minorToWire } from "#core/kernel/money.ts";
import { offsetOf, type Page, pageOf } from "#core/kernel/page.ts";
import type { CouponFilters } from "../api/coupon-filters.ts";
import type { PromoRow } from "../terms-of-row.ts";
import { conversionOf } from "./coupon-stats.ts";
import { statusSql } from "./coupon-status.ts";
import { couponSchema } from "./coupon-view.ts";
import { conversionSql, type FigureRow, figuresSql } from "./figures-sql.ts";
import { type CouponSearch, couponSearch } from "./search-text.ts";
import { showCoupons } from "./show-coupons.ts";

/** A coupon in a list, with the figures of its columns; amounts in the coupon's `currency`. */
export const listedCouponSchema = couponSchema.extend({
  revenue: z.number(),
  discount_total: z.number(),
  conversion: z.number(),
  last_used_at: z.string().nullable(),
});

export type ListedCoupon = z.output<typeof listedCouponSchema>;

/** One page of coupons that are not deleted. Throws `request.invalid` for a date or amount that is none. */
export async function listCoupons(scope: Scope, filters: CouponFilters): Promise<Page<ListedCoupon>> {
  const { currency } = scope.shop;
  const found = filters.search === undefined || filters.search === "" ? undefined : await couponSearch(scope, filters.search);
  const figures = sql`cross join lateral ${figuresSql(currency)} figures`;
  const where = sql.join(conditionsOf(scope, filters, found), sql` and `);
  const counting = filtersFigures(filters) ? figures : sql``;
  const { rows: totals } = await sql<{ total: number }>`select count(*)::int as total from promo ${counting} where ${where}`.execute(
    scope.db,
  );
  const sorted = sortsByFigures(filters) || filtersFigures(filters);
  const order = orderOf(filters, scope.now, found);
  const page = sql`select promo.id from promo ${sorted ? figures : sql``} where ${where} order by ${order} limit ${filters.per_page} offset ${offsetOf(filters)}`;
  const { rows } = await sql<PromoRow & Omit<FigureRow, "used">>`
    with page as (${page})
    select figures.revenue, figures.discount_total, figures.committed, figures.tried_carts, figures.last_used_at, promo.*
    from page join promo on promo.id = page.id ${figures} order by ${order}`.execute(scope.db);
  const views = await showCoupons(scope, rows);
  const list = rows.flatMap((row, index) => {
    const view = views[index];
    if (view === undefined) return [];
    return [
      {
        ...view,
        revenue: minorToWire(row.revenue, currency),
        discount_total: minorToWire(row.discount_total, currency),
        conversion: conversionOf(row),
        last_used_at: row.last_used_at?.toISOString() ?? null,
      },
    ];
  });
  return pageOf(list, totals[0]?.total ?? 0, filters);
}

function filtersFigures({ revenue_min, revenue_max }: CouponFilters): boolean {
  return revenue_min !== undefined || revenue_max !== undefined;
}

function sortsByFigures({ sort }: CouponFilters): boolean {
  return sort !== undefined && FIGURE_SORTS.has(sort);
}

function conditionsOf(scope: Scope, filters: CouponFilters, found: CouponSearch | undefined): readonly RawBuilder<unknown>[] {
  const { now, shop } = scope;
  const statuses = filters.status?.filter((status) => status !== "all") ?? [];
  const date = (field: string, text: string | undefined, edge: "start" | "end"): Date | undefined => boundOf(scope, field, text, edge);
  const money = (field: string, value: CouponFilters["revenue_min"]): bigint | undefined =>
    value === undefined ? undefined : minorFromWire(value, shop.currency, field);
  return [
    filters.deleted ? sql`promo.deleted_at is not null` : sql`promo.deleted_at is null`,
    ...when(found, ({ matches }) => matches),
    ...(statuses.length === 0 ? [] : [sql`${statusSql(now)} = any(${statuses}::text[])`]),
    ...when(filters.ids, (ids) => sql`promo.id = any(${ids}::int[])`),
    ...when(filters.type === "all" ? undefined : filters.type, (type) => sql`promo.type = ${type}`),
    ...when(filters.applicable_to, (audience) => sql`promo.applicable_to = ${audience}`),
    ...when(filters.campaign, (campaign) => sql`(promo.campaign_source = ${campaign} or promo.utm_campaign = ${campaign})`),
    ...when(filters.automatic, (automatic) => sql`promo.automatic = ${automatic}`),
    ...when(filters.product_id, (id) => sql`promo.products @> to_jsonb(array[${id}::int])`),
    ...when(date("created_from", filters.created_from, "start"), (instant) => sql`promo.created_at >= ${instant}`),
    ...when(date("created_to", filters.created_to, "end"), (instant) => sql`promo.created_at <= ${instant}`),
    ...when(date("expires_from", filters.expires_from, "start"), (instant) => sql`promo.end_at >= ${instant}`),
    ...when(date("expires_to", filters.expires_to, "end"), (instant) => sql`promo.end_at <= ${instant}`),
    ...when(date("last_used_from", filters.last_used_from, "start"), (instant) => usedWhere(sql`max(created_at) >= ${instant}`)),
    ...when(date("last_used_to", filters.last_used_to, "end"), (instant) => usedWhere(sql`max(created_at) <= ${instant}`)),
    ...when(filters.used_min === 0 ? undefined : filters.used_min, (least) => usedWhere(sql`count(*) >= ${least}`)),
    ...when(filters.used_max, (most) => sql`not ${usedWhere(sql`count(*) > ${most}`)}`),
    ...when(money("revenue_min", filters.revenue_min), (least) => sql`figures.revenue >= ${least}`),
    ...when(money("revenue_max", filters.revenue_max), (most) => sql`figures.revenue <= ${most}`),
  ];
}

/** Coupons by their uses, folded for all of them at once. */
function usedWhere(condition: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`(promo.id in (select promo_id from promo_redemption
    where phase = 'checkout' and status in ('held', 'committed') group by promo_id having ${condition}))`;
}

function when<Value>(value: Value | undefined, condition: (value: Value) => RawBuilder<unknown>): readonly RawBuilder<unknown>[] {
  return value === undefined ? [] : [condition(value)];
}

const FIGURE_SORTS: ReadonlySet<string> = new Set(["usage", "revenue", "conversion", "last_used_at"]);

/** What was never used comes last either way; elsewhere the plain order is kept, which an index can give: no end is the latest end. */
const NULLABLE_SORTS: ReadonlySet<string> = new Set(["last_used_at"]);

const SORT_COLUMNS = {
  id: sql`promo.id`,
  code: sql`promo.code`,
  internal_name: sql`promo.internal_name`,
  type: sql`promo.type`,
  value: sql`promo.value`,
  created_at: sql`promo.created_at`,
  expires_at: sql`promo.end_at`,
  usage: sql`figures.used`,
  revenue: sql`figures.revenue`,
  conversion: conversionSql,
  last_used_at: sql`figures.last_used_at`,
} as const;

/** What fits a search best comes first, else what is newest; ties are settled by id, so that pages do not overlap. */
function orderOf({ sort, direction }: CouponFilters, now: Date, found: CouponSearch | undefined): RawBuilder<unknown> {
  const way = direction === "asc" ? sql`asc` : sql`desc`;
  if (sort === "status") return sql`${statusSql(now)} ${way}, promo.id ${way}`;
  if (sort === undefined && found !== undefined) return found.order;
  const nullsLast = sort !== undefined && NULLABLE_SORTS.has(sort) ? sql` nulls last` : sql``;
  return sql`${SORT_COLUMNS[sort ?? "created_at"]} ${way}${nullsLast}, promo.id ${way}`;
}
