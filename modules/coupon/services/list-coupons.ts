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
import { conversionSql, figuresNow, joinFigures, type ListFigures, unfoldedSql } from "./figures-now-sql.ts";
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
  const found = await searchOf(scope, filters);
  const where = sql.join(conditionsOf(scope, filters, found), sql` and `);
  const filtered = filtersFigures(filters);
  const sorted = filtered || sortsByFigures(filters);
  const unfolded = sql`unfolded as materialized (${unfoldedSql(currency, sorted ? undefined : sql<boolean>`promo_id in (select id from page)`)})`;
  const { rows: totals } = await sql<{ total: number }>`
    ${filtered ? sql`with ${unfolded}` : sql``}
    select count(*)::int as total from promo ${filtered ? joinFigures : sql``} where ${where}`.execute(scope.db);
  const total = totals[0]?.total ?? 0;
  if (total <= offsetOf(filters)) return pageOf([], total, filters);
  const order = orderOf(filters, scope.now, found);
  const page = sql`page as materialized (
    select promo.id from promo ${sorted ? joinFigures : sql``} where ${where} order by ${order} limit ${filters.per_page} offset ${offsetOf(filters)})`;
  const { rows } = await sql<CouponRow>`
    with ${sorted ? sql`${unfolded}, ${page}` : sql`${page}, ${unfolded}`}
    select ${FIGURES}, promo.* from page join promo on promo.id = page.id ${joinFigures} order by ${order}`.execute(scope.db);
  const counts = new Map(rows.map(({ id, uses, held }) => [id, { used: uses, held }]));
  const views = await showCoupons(scope, rows, counts);
  const list = rows.flatMap((row, index) => {
    const view = views[index];
    if (view === undefined) return [];
    return [
      {
        ...view,
        revenue: minorToWire(row.revenue_minor, currency),
        discount_total: minorToWire(row.discount_minor, currency),
        conversion: conversionOf(row),
        last_used_at: row.last_used_at?.toISOString() ?? null,
      },
    ];
  });
  return pageOf(list, total, filters);
}

/** The ids of all coupons that fit, in the order of the list. Throws like {@link listCoupons}. */
export async function matchingIds(scope: Scope, filters: CouponFilters): Promise<readonly number[]> {
  const found = await searchOf(scope, filters);
  const isFolded = filtersFigures(filters) || sortsByFigures(filters);
  const { rows } = await sql<{ id: number }>`
    ${isFolded ? sql`with unfolded as materialized (${unfoldedSql(scope.shop.currency, undefined)})` : sql``}
    select promo.id from promo ${isFolded ? joinFigures : sql``}
    where ${sql.join(conditionsOf(scope, filters, found), sql` and `)} order by ${orderOf(filters, scope.now, found)}`.execute(scope.db);
  return rows.map(({ id }) => id);
}

/** Held and committed uses; `used` is the guarded counter in the coupon's own row, which only limited ones have. */
type CouponRow = PromoRow & Omit<ListFigures, "used"> & { readonly uses: number };

const { used: uses, ...others } = figuresNow;
const FIGURES = sql.join(Object.entries({ uses, ...others }).map(([name, value]) => sql`${value} as ${sql.ref(name)}`));

async function searchOf(scope: Scope, { search = "", deleted }: CouponFilters): Promise<CouponSearch | undefined> {
  return search === "" ? undefined : couponSearch(scope, search, deleted);
}

function filtersFigures(filters: CouponFilters): boolean {
  return FIGURE_FILTERS.some((name) => filters[name] !== undefined);
}

const FIGURE_FILTERS = ["used_min", "used_max", "revenue_min", "revenue_max", "last_used_from", "last_used_to"] as const;

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
    ...when(date("last_used_from", filters.last_used_from, "start"), (instant) => sql`${figuresNow.last_used_at} >= ${instant}`),
    ...when(date("last_used_to", filters.last_used_to, "end"), (instant) => sql`${figuresNow.last_used_at} <= ${instant}`),
    ...when(filters.used_min, (least) => sql`${figuresNow.used} >= ${least}`),
    ...when(filters.used_max, (most) => sql`${figuresNow.used} <= ${most}`),
    ...when(money("revenue_min", filters.revenue_min), (least) => sql`${figuresNow.revenue_minor} >= ${least}`),
    ...when(money("revenue_max", filters.revenue_max), (most) => sql`${figuresNow.revenue_minor} <= ${most}`),
  ];
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
  usage: figuresNow.used,
  revenue: figuresNow.revenue_minor,
  conversion: conversionSql,
  last_used_at: figuresNow.last_used_at,
} as const;

/** What fits a search best comes first, else what is newest; ties are settled by id, so that pages do not overlap. */
function orderOf({ sort, direction }: CouponFilters, now: Date, found: CouponSearch | undefined): RawBuilder<unknown> {
  const way = direction === "asc" ? sql`asc` : sql`desc`;
  if (sort === "status") return sql`${statusSql(now)} ${way}, promo.id ${way}`;
  if (sort === undefined && found !== undefined) return found.order;
  const nullsLast = sort !== undefined && NULLABLE_SORTS.has(sort) ? sql` nulls last` : sql``;
  return sql`${SORT_COLUMNS[sort ?? "created_at"]} ${way}${nullsLast}, promo.id ${way}`;
}
