import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { shopAmountSql } from "../services/shop-amount-sql.ts";
import { couponFunnel, funnelSchema } from "./coupon-funnel.ts";
import { type Period, type PeriodInput, periodOf } from "./period.ts";
import { onlyNow, periodUsesSql } from "./period-uses-sql.ts";

const shares = {
  uses: z.int().describe("Checkouts that still count: paid or held"),
  paid: z.int(),
  discount: z.number().describe("Of paid uses"),
  revenue: z.number().describe("Discounted net of invoices with a paid use, less refunds; each invoice once"),
};

/** Where the uses of a time came from. Amounts in `currency`; what has no figures is left out, except weekdays and hours. */
export const breakdownSchema = z.object({
  currency: z.string(),
  from: z.string(),
  to: z.string(),
  funnel: funnelSchema,
  service_types: z
    .array(z.object({ type: z.string(), ...shares }))
    .describe("A use counts for each type on its invoice; discounts are all those on its lines"),
  countries: z.array(z.object({ country: z.string().nullable().describe("Of the client; null when it is not known"), ...shares })),
  weekdays: z.array(z.object({ weekday: z.int().min(1).max(7).describe("Monday is 1"), ...shares })),
  hours: z.array(z.object({ hour: z.int().min(0).max(23), ...shares })),
});

export type CouponBreakdown = z.output<typeof breakdownSchema>;

type ShareRow = {
  readonly kind: "service" | "country" | "weekday" | "hour";
  readonly key: string | null;
  readonly uses: number;
  readonly paid: number;
  readonly discount: bigint;
  readonly revenue: bigint;
};

/** Splits the uses of a time by what was bought, from where, and when. Throws `request.invalid` for a time that is none. */
export async function couponBreakdown(scope: Scope, input: PeriodInput): Promise<CouponBreakdown> {
  const { currency } = scope.shop;
  const period = periodOf(scope, input);
  const { rows } = await sql<ShareRow>`${sharesSql(scope, period, input)}`.execute(scope.db);
  const of = (kind: ShareRow["kind"]): readonly ShareRow[] => rows.filter((row) => row.kind === kind);
  const shown = (row: Omit<ShareRow, "kind" | "key"> | undefined) => ({
    uses: row?.uses ?? 0,
    paid: row?.paid ?? 0,
    discount: minorToWire(row?.discount ?? 0n, currency),
    revenue: minorToWire(row?.revenue ?? 0n, currency),
  });
  const every = (kind: ShareRow["kind"], first: number, count: number) => {
    const known = new Map(of(kind).map((row) => [Number(row.key), row]));
    return Array.from({ length: count }, (_none, index) => ({ key: first + index, ...shown(known.get(first + index)) }));
  };
  return {
    currency,
    from: period.from,
    to: period.to,
    funnel: await couponFunnel(scope, period, input),
    service_types: of("service").map((row) => ({ type: row.key ?? "", ...shown(row) })),
    countries: of("country").map((row) => ({ country: row.key, ...shown(row) })),
    weekdays: every("weekday", 1, 7).map(({ key: weekday, ...rest }) => ({ weekday, ...rest })),
    hours: every("hour", 0, 24).map(({ key: hour, ...rest }) => ({ hour, ...rest })),
  };
}

function sharesSql(scope: Scope, period: Period, input: PeriodInput): RawBuilder<ShareRow> {
  const { currency, timeZone } = scope.shop;
  const local = sql`created_at at time zone ${timeZone}`;
  const counts = sql`(count(*))::int as uses, (count(*) filter (where status = 'committed'))::int as paid`;
  const revenue = sql`coalesce(sum(revenue_minor) filter (where status = 'committed' and is_first), 0)::bigint as revenue`;
  const sums = sql`${counts}, coalesce(sum(discount_minor) filter (where status = 'committed'), 0)::bigint as discount, ${revenue}`;
  const lineSums = sql`${counts}, coalesce(sum(discount_minor) filter (where status = 'committed' and is_first), 0)::bigint as discount, ${revenue}`;
  return sql<ShareRow>`
    with uses as materialized (${periodUsesSql(scope, onlyNow(period), input)}), counted as (
      select * from uses where status in ('held', 'committed')
    ), sold as (
      select min(counted.status) as status, bool_or(counted.is_first) as is_first, coalesce(o.service_type, item.type) as type,
        sum(${shopAmountSql(sql`item.discount_minor`, "i", currency)}) as discount_minor,
        sum(${shopAmountSql(lineNet, "i", currency)}) as revenue_minor
      from counted join invoice i on i.id = counted.invoice_id join invoice_item item on item.invoice_id = i.id
      left join client_order o on o.id = item.client_order_id
      where item.type <> 'gift_card'
      group by counted.id, coalesce(o.service_type, item.type)
    )
    (select 'weekday' as kind, extract(isodow from ${local})::int::text as key, ${sums} from counted group by 2)
    union all (select 'hour', extract(hour from ${local})::int::text, ${sums} from counted group by 2)
    union all (select 'country', country, ${sums}
      from (select counted.*, client.country from counted join client on client.id = counted.client_id) placed
      group by country order by 3 desc, 2 limit ${MOST_ROWS})
    union all (select 'service', type, ${lineSums} from sold group by type order by 3 desc, 2 limit ${MOST_ROWS})`;
}

/** What a line brought in without tax, less what was refunded of it: the line's share of `invoiceNetSql`. */
const lineNet = sql`item.total_minor - item.tax_minor
  - case when item.total_minor = 0 then 0 else round(item.refunded_minor::numeric * (item.total_minor - item.tax_minor) / item.total_minor) end`;
const MOST_ROWS = 25;
