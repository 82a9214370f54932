import { sql } from "kysely";
import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { couponMarkers, markerSchema } from "./coupon-markers.ts";
import { type PeriodInput, periodOf, STEPS } from "./period.ts";
import { periodUsesSql, stepSql } from "./period-uses-sql.ts";

const figures = {
  uses: z.int().describe("Checkouts with a coupon that still count: paid or held"),
  paid: z.int(),
  held: z.int(),
  given_back: z.int().describe("Released, expired or taken back"),
  clients: z.int().describe("Different clients among the uses"),
  discount: z.number().describe("Of paid uses"),
  revenue: z.number().describe("Discounted net of invoices with a paid use, less refunds; each invoice once"),
};

/** How coupons did over time, by the day of the checkout in the shop's zone. Amounts in `currency`. */
export const timelineSchema = z.object({
  currency: z.string(),
  from: z.string(),
  to: z.string(),
  step: z.enum(STEPS),
  totals: z.object(figures),
  previous: z.object(figures).describe("The same number of days before"),
  points: z.array(z.object({ date: z.string().describe("The first day of the step"), ...figures })),
  markers: z.array(markerSchema),
});

export type CouponTimeline = z.output<typeof timelineSchema>;
export type PeriodFigures = CouponTimeline["totals"];

type FigureRow = {
  readonly date: string | null;
  readonly is_now: boolean;
  readonly uses: number;
  readonly paid: number;
  readonly held: number;
  readonly given_back: number;
  readonly clients: number;
  readonly discount: bigint;
  readonly revenue: bigint;
};

/** Folds the uses of a time by its steps, and those of the time before it. Throws `request.invalid` for a time that is none. */
export async function couponTimeline(scope: Scope, input: PeriodInput): Promise<CouponTimeline> {
  const { currency, timeZone } = scope.shop;
  const period = periodOf(scope, input);
  const { rows } = await sql<FigureRow>`
    with uses as materialized (${periodUsesSql(scope, period, input)}), dated as (
      select uses.*, created_at >= ${period.start} as is_now, ${stepSql(sql.ref("created_at"), period, timeZone)} as date from uses
    )
    select date, is_now, ${figuresOfUses} from dated
    group by grouping sets ((is_now), (is_now, date)) having is_now or grouping(date) = 1`.execute(scope.db);
  const ofStep = new Map(rows.filter(({ is_now }) => is_now).map((row) => [row.date, row]));
  const before = rows.find(({ is_now }) => !is_now);
  return {
    currency,
    from: period.from,
    to: period.to,
    step: period.step,
    totals: shownFigures(ofStep.get(null), currency),
    previous: shownFigures(before, currency),
    points: period.steps.map((date) => ({ date, ...shownFigures(ofStep.get(date), currency) })),
    markers: await couponMarkers(scope, period, input),
  };
}

/** The columns of the figures over rows of `periodUsesSql`. */
export const figuresOfUses = sql`
  (count(*) filter (where status in ('held', 'committed')))::int as uses,
  (count(*) filter (where status = 'committed'))::int as paid,
  (count(*) filter (where status = 'held'))::int as held,
  (count(*) filter (where status not in ('held', 'committed')))::int as given_back,
  (count(distinct client_id) filter (where status in ('held', 'committed')))::int as clients,
  coalesce(sum(discount_minor) filter (where status = 'committed'), 0)::bigint as discount,
  coalesce(sum(revenue_minor) filter (where status = 'committed' and is_first), 0)::bigint as revenue`;

/** A row of them as the API answers it; nothing was done where there is none. */
export function shownFigures(row: Omit<FigureRow, "date" | "is_now"> | undefined, currency: string): PeriodFigures {
  const { uses = 0, paid = 0, held = 0, given_back = 0, clients = 0, discount = 0n, revenue = 0n } = row ?? {};
  return { uses, paid, held, given_back, clients, discount: minorToWire(discount, currency), revenue: minorToWire(revenue, currency) };
}
