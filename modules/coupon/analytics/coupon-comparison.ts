import { sql } from "kysely";
import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { type PeriodInput, periodOf, STEPS } from "./period.ts";
import { onlyNow, periodUsesSql, stepSql } from "./period-uses-sql.ts";
import { ratioOf } from "./ratio-of.ts";

/** Up to five coupons side by side. Amounts in `currency`; an invoice with two of them is revenue of both. */
export const comparisonSchema = z.object({
  currency: z.string(),
  from: z.string(),
  to: z.string(),
  step: z.enum(STEPS),
  dates: z.array(z.string()).describe("The first days of the steps"),
  coupons: z.array(
    z.object({
      coupon_id: z.int(),
      name: z.string(),
      uses: z.int(),
      paid: z.int(),
      clients: z.int(),
      tried: z.int().describe("Carts that tried the code"),
      conversion: z.number().describe("Paid uses of each of those carts"),
      discount: z.number(),
      average_discount: z.number().describe("Of a paid use"),
      revenue: z.number(),
      uses_by_step: z.array(z.int()),
    }),
  ),
});

export type CouponComparison = z.output<typeof comparisonSchema>;

type ComparedRow = {
  readonly coupon_id: number;
  readonly name: string;
  readonly uses: number;
  readonly paid: number;
  readonly clients: number;
  readonly tried: number;
  readonly discount: bigint;
  readonly revenue: bigint;
  readonly by_date: Readonly<Record<string, number>> | null;
};

/** How coupons did over the same time, in the order they were asked for. Throws `request.invalid` for a time that is none. */
export async function couponComparison(scope: Scope, input: PeriodInput & { readonly coupon_ids: number[] }): Promise<CouponComparison> {
  const { currency, timeZone } = scope.shop;
  const period = periodOf(scope, input);
  const { rows } = await sql<ComparedRow>`
    with uses as materialized (${periodUsesSql(scope, onlyNow(period), input)}), counted as (
      select uses.*, ${stepSql(sql.ref("created_at"), period, timeZone)} as date from uses
      where status in ('held', 'committed')
    ), folded as (
      select promo_id, count(*)::int as uses, (count(*) filter (where status = 'committed'))::int as paid,
        count(distinct client_id)::int as clients, sum(discount_minor) as discount, sum(revenue_minor) as revenue
      from counted group by promo_id
    )
    select promo.id as coupon_id, coalesce(promo.code, promo.internal_name) as name, coalesce(folded.uses, 0) as uses,
      coalesce(folded.paid, 0) as paid, coalesce(folded.clients, 0) as clients,
      coalesce(folded.discount, 0)::bigint as discount, coalesce(folded.revenue, 0)::bigint as revenue,
      (select count(distinct cart_id)::int from promo_attempt tried
        where tried.promo_id = promo.id and tried.created_at >= ${period.start} and tried.created_at < ${period.end}) as tried,
      (select jsonb_object_agg(date, uses) from (
        select date, count(*)::int as uses from counted where counted.promo_id = promo.id group by date) dated) as by_date
    from promo left join folded on folded.promo_id = promo.id
    where promo.id = any(${input.coupon_ids}::int[])
    order by array_position(${input.coupon_ids}::int[], promo.id)`.execute(scope.db);
  return {
    currency,
    from: period.from,
    to: period.to,
    step: period.step,
    dates: [...period.steps],
    coupons: rows.map(({ by_date: byDate, discount, revenue, ...row }) => ({
      ...row,
      conversion: ratioOf(row.paid, row.tried),
      discount: minorToWire(discount, currency),
      average_discount: minorToWire(row.paid === 0 ? 0n : discount / BigInt(row.paid), currency),
      revenue: minorToWire(revenue, currency),
      uses_by_step: period.steps.map((date) => byDate?.[date] ?? 0),
    })),
  };
}
