import { type RawBuilder, sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { liveUsesSql } from "../services/live-uses-sql.ts";
import type { Period, PeriodInput } from "./period.ts";

/** Checkout redemptions of a time, whatever became of them; amounts are minor units of the shop's currency. */
export type PeriodUse = {
  readonly id: number;
  readonly promo_id: number;
  readonly client_id: number;
  readonly invoice_id: number;
  readonly code: string | null;
  readonly status: string;
  readonly created_at: Date;
  readonly discount_minor: bigint;
  readonly revenue_minor: bigint;
  /** Whether the revenue of the invoice is counted with this use: with one of each invoice, however many coupons it has. */
  readonly is_first: boolean;
};

/**
 * A query for `with uses as materialized (…)`: the uses of the period and of as many days before it. What a job has folded of each use
 * is taken as it is, what waits is looked at anew, as {@link figuresNow} does; so nothing is summed over invoices twice.
 */
export function periodUsesSql({ shop }: Scope, { previousStart, end }: Period, input: PeriodInput): RawBuilder<PeriodUse> {
  const among = amongSql(sql.ref("r.promo_id"), input);
  const within = sql<boolean>`r.created_at >= ${previousStart} and r.created_at < ${end} and ${among}`;
  const changed = sql`select promo_redemption_id from promo_figures_change`;
  return sql`
    select r.id, r.promo_id, r.client_id, r.invoice_id, r.code, r.status, r.created_at,
      coalesce(live.discount_minor, folded.discount_minor, 0) as discount_minor, coalesce(live.revenue_minor, folded.revenue_minor, 0) as revenue_minor,
      row_number() over (partition by r.invoice_id order by r.status = 'committed' desc, r.id) = 1 as is_first
    from promo_redemption r
    left join promo_folded_use folded on folded.promo_redemption_id = r.id
    left join ${liveUsesSql(shop.currency, sql<boolean>`r.id in (${changed}) and ${within}`)} live on live.id = r.id
    where r.phase = 'checkout' and ${within}${input.currency === undefined ? sql`` : sql` and r.currency = ${input.currency}`}`;
}

/** The period without the days before it, where nothing is compared with them. */
export function onlyNow(period: Period): Period {
  return { ...period, previousStart: period.start };
}

/** Which coupons are asked for, as a condition on the column that holds their ids. */
export function amongSql(promoId: RawBuilder<unknown>, { coupon_ids: ids, campaign }: PeriodInput): RawBuilder<boolean> {
  const conditions = [
    ...(ids === undefined ? [] : [sql<boolean>`${promoId} = any(${ids}::int[])`]),
    ...(campaign === undefined
      ? []
      : [sql<boolean>`${promoId} in (select id from promo where campaign_source = ${campaign} or utm_campaign = ${campaign})`]),
  ];
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/** The day, week or month an instant lies in, as its first day `YYYY-MM-DD`. */
export function stepSql(instant: RawBuilder<unknown>, { step }: Period, timeZone: string): RawBuilder<string> {
  return sql<string>`to_char(date_trunc(${step}, ${instant} at time zone ${timeZone}), 'YYYY-MM-DD')`;
}
