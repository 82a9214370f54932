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
  const { rows, total } = await rowsOf(scope, await queryOf(scope, filters), filters);
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
  const { where, order, looksAtFigures } = await queryOf(scope, filters);
  const { rows } = await sql<{ id: number }>`
    ${looksAtFigures ? sql`with ${unfoldedOf(scope)}` : sql``}
    select promo.id from promo ${looksAtFigures ? joinFigures : sql``} where ${where} order by ${order}`.execute(scope.db);
  return rows.map(({ id }) => id);
}

type ListQuery = {
  readonly where: RawBuilder<unknown>;
  readonly order: RawBuilder<unknown>;
  readonly filtersFigures: boolean;
  /** The condition does, or the order. */
  readonly looksAtFigures: boolean;
  /** Not simply all coupons that are not deleted. */
  readonly isNarrowed: boolean;
};

async function queryOf(scope: Scope, filters: CouponFilters): Promise<ListQuery> {
  const { search = "", deleted = false } = filters;
  const found = search === "" ? undefined : await couponSearch(scope, search, deleted);
  const conditions = conditionsOf(scope, filters, found);
  const filtersFigures = FIGURE_FILTERS.some((name) => filters[name] !== undefined);
  return {
    where: sql.join(conditions, sql` and `),
    order: orderOf(filters, scope.now, found),
    filtersFigures,
    looksAtFigures: filtersFigures || (filters.sort !== undefined && FIGURE_SORTS.has(filters.sort)),
    isNarrowed: deleted || conditions.length > 1,
  };
}

/** The rows of one page and how many there are on all. What is narrowed is looked through once for both; the rest an index counts. */
async function rowsOf(scope: Scope, query: ListQuery, filters: CouponFilters) {
  const { where, order, looksAtFigures, isNarrowed } = query;
  const counted = isNarrowed ? undefined : await countOf(scope, query);
  if (counted !== undefined && counted <= offsetOf(filters)) return { rows: [], total: counted };
  const total = counted === undefined ? sql`(count(*) over ())::int` : sql`${counted}::int`;
  const page = sql`page as materialized (
    select promo.id, ${total} as total from promo ${looksAtFigures ? joinFigures : sql``}
    where ${where} order by ${order} limit ${filters.per_page} offset ${offsetOf(filters)})`;
  const { rows } = await sql<CouponRow>`
    with ${looksAtFigures ? sql`${unfoldedOf(scope)}, ${page}` : sql`${page}, ${unfoldedOf(scope, ON_PAGE)}`}
    select page.total, ${FIGURES}, promo.* from page join promo on promo.id = page.id ${joinFigures} order by ${order}`.execute(scope.db);
  const [first] = rows;
  if (first === undefined && offsetOf(filters) > 0) return { rows, total: await countOf(scope, query) };
  return { rows, total: first?.total ?? 0 };
}

const ON_PAGE = sql<boolean>`promo_id in (select id from page)`;

async function countOf(scope: Scope, { where, filtersFigures }: ListQuery): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    ${filtersFigures ? sql`with ${unfoldedOf(scope)}` : sql``}
    select count(*)::int as total from promo ${filtersFigures ? joinFigures : sql``} where ${where}`.execute(scope.db);
  return rows[0]?.total ?? 0;
}

function unfoldedOf({ shop }: Scope, among?: RawBuilder<boolean>): RawBuilder<unknown> {
  return sql`unfolded as materialized (${unfoldedSql(shop.currency, among)})`;
}

/** Held and committed uses; `used` is the guarded counter in the coupon's own row, which only limited ones have. */
type CouponRow = PromoRow & Omit<ListFigures, "used"> & { readonly uses: number; readonly total: number };

const { used: uses, ...others } = figuresNow;
const FIGURES = sql.join(Object.entries({ uses, ...others }).map(([name, value]) => sql`${value} as ${sql.ref(name)}`));

const FIGURE_FILTERS = [
  "used_min",
  "used_max",
  "revenue_min",
  "revenue_max",
  "conversion_min",
  "conversion_max",
  "last_used_from",
  "last_used_to",
] as const;

function conditionsOf(scope: Scope, filters: CouponFilters, found: CouponSearch | undefined): readonly RawBuilder<unknown>[] {
  const { now } = scope;
  const statuses = filters.status?.filter((status) => status !== "all") ?? [];
  const date = (field: string, text: string | undefined, edge: "start" | "end"): Date | undefined => boundOf(scope, field, text, edge);
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
    ...figureConditions(scope, filters),
    ...when(filters.conversion_min, (share) => sql`${conversionSql} >= ${share}::numeric`),
    ...when(filters.conversion_max, (share) => sql`${conversionSql} <= ${share}::numeric`),
  ];
}

/** Where only some uses can do, the coupons with folded or waiting ones are found first, and the others are not looked at. */
function figureConditions(scope: Scope, filters: CouponFilters): readonly RawBuilder<unknown>[] {
  const { currency } = scope.shop;
  const money = (field: "revenue_min" | "revenue_max"): bigint | undefined =>
    filters[field] === undefined ? undefined : minorFromWire(filters[field], currency, field);
  const [leastMinor, mostMinor] = [money("revenue_min"), money("revenue_max")];
  const usedFrom = boundOf(scope, "last_used_from", filters.last_used_from, "start");
  const usedTo = boundOf(scope, "last_used_to", filters.last_used_to, "end");
  const { used_min: least = 0, used_max: most } = filters;
  const within = (of: Readonly<Record<"used" | "revenue_minor" | "last_used_at", RawBuilder<unknown>>>): readonly RawBuilder<unknown>[] => [
    ...(least === 0 ? [] : [sql`${of.used} >= ${least}`]),
    ...when(most, (count) => sql`${of.used} <= ${count}`),
    ...when(leastMinor, (minor) => sql`${of.revenue_minor} >= ${minor}`),
    ...when(mostMinor, (minor) => sql`${of.revenue_minor} <= ${minor}`),
    ...when(usedFrom, (instant) => sql`${of.last_used_at} >= ${instant}`),
    ...when(usedTo, (instant) => sql`${of.last_used_at} <= ${instant}`),
  ];
  const mustBeUsed = least > 0 || (leastMinor ?? 0n) > 0n || usedFrom !== undefined || usedTo !== undefined;
  if (!mustBeUsed) return within(figuresNow);
  const among = sql`select promo_id from promo_figures where ${sql.join(within(FOLDED), sql` and `)} union all select promo_id from unfolded`;
  return [...within(figuresNow), sql`promo.id in (${among})`];
}

const FOLDED = { used: sql.ref("used"), revenue_minor: sql.ref("revenue_minor"), last_used_at: sql.ref("last_used_at") };

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
