import { sql } from "kysely";
import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { fraudIndicators } from "../contract.ts";
import { guessing, guessingSchema } from "./code-guessing.ts";
import { couponLockouts, lockoutSchema } from "./coupon-lockouts.ts";
import { lastRefusals, refusalSchema } from "./last-refusals.ts";
import { type Period, type PeriodInput, periodOf, STEPS } from "./period.ts";
import { amongSql, stepSql } from "./period-uses-sql.ts";

/** What was tried and refused in a time. Whoever tried is counted, never named by an address. */
export const securitySchema = z.object({
  from: z.string(),
  to: z.string(),
  step: z.enum(STEPS),
  tries: z.int(),
  refused: z.int(),
  previous: z.object({ tries: z.int(), refused: z.int() }),
  points: z.array(
    z.object({ date: z.string(), granted: z.int(), refused: z.int(), unknown: z.int().describe("Of codes that no coupon has") }),
  ),
  reasons: z.array(z.object({ code: z.string(), count: z.int() })).describe("The most frequent first"),
  coupons: z
    .array(z.object({ coupon_id: z.int(), name: z.string(), refused: z.int(), tries: z.int(), most_frequent: z.string() }))
    .describe("Those refused most often"),
  guessing: guessingSchema,
  lockouts: z.array(lockoutSchema),
  last: z.array(refusalSchema),
  is_scored: z.boolean().describe("Whether a module watches for abuse"),
});

export type CouponSecurity = z.output<typeof securitySchema>;

/** Folds the log of tries. Throws `request.invalid` for a time that is none. */
export async function couponSecurity(scope: Scope, input: PeriodInput): Promise<CouponSecurity> {
  const period = periodOf(scope, input);
  const byStep = await triesByStep(scope, period, input);
  const total = byStep.find(({ date, is_now }) => is_now && date === null);
  const before = byStep.find(({ is_now }) => !is_now);
  const ofDate = new Map(byStep.filter(({ is_now }) => is_now).map((row) => [row.date, row]));
  return {
    from: period.from,
    to: period.to,
    step: period.step,
    tries: (total?.granted ?? 0) + (total?.refused ?? 0),
    refused: total?.refused ?? 0,
    previous: { tries: (before?.granted ?? 0) + (before?.refused ?? 0), refused: before?.refused ?? 0 },
    points: period.steps.map((date) => {
      const { granted = 0, refused = 0, unknown = 0 } = ofDate.get(date) ?? {};
      return { date, granted, refused, unknown };
    }),
    ...(await refusedMost(scope, period, input)),
    guessing: await guessing(scope, period),
    lockouts: await couponLockouts(scope),
    last: await lastRefusals(scope, period, input),
    is_scored: scope.wiring.provided(fraudIndicators).length > 0,
  };
}

type StepRow = {
  readonly date: string | null;
  readonly is_now: boolean;
  readonly granted: number;
  readonly refused: number;
  readonly unknown: number;
};

async function triesByStep({ db, shop }: Scope, period: Period, input: PeriodInput): Promise<readonly StepRow[]> {
  const { rows } = await sql<StepRow>`
    with tries as (
      select created_at >= ${period.start} as is_now, ${stepSql(sql.ref("created_at"), period, shop.timeZone)} as date, outcome, promo_id
      from promo_attempt where created_at >= ${period.previousStart} and created_at < ${period.end} and ${amongSql(sql.ref("promo_id"), input)}
    )
    select date, is_now, (count(*) filter (where outcome = 'granted'))::int as granted,
      (count(*) filter (where outcome <> 'granted'))::int as refused, (count(*) filter (where promo_id is null))::int as unknown
    from tries group by grouping sets ((is_now), (is_now, date)) having is_now or grouping(date) = 1`.execute(db);
  return rows;
}

async function refusedMost(
  { db }: Scope,
  { start, end }: Period,
  input: PeriodInput,
): Promise<Pick<CouponSecurity, "reasons" | "coupons">> {
  const within = sql`created_at >= ${start} and created_at < ${end} and ${amongSql(sql.ref("promo_id"), input)}`;
  const reasons = await sql<CouponSecurity["reasons"][number]>`
    select outcome as code, count(*)::int as count from promo_attempt where ${within} and outcome <> 'granted'
    group by outcome order by 2 desc, 1 limit ${MOST_REASONS}`.execute(db);
  const coupons = await sql<CouponSecurity["coupons"][number]>`
    select promo.id as coupon_id, coalesce(promo.code, promo.internal_name) as name, tries.refused, tries.tries, tries.most_frequent
    from (
      select promo_id, (count(*) filter (where outcome <> 'granted'))::int as refused, count(*)::int as tries,
        mode() within group (order by outcome) filter (where outcome <> 'granted') as most_frequent
      from promo_attempt where ${within} and promo_id is not null group by promo_id
    ) tries join promo on promo.id = tries.promo_id
    where tries.refused > 0 order by tries.refused desc, promo.id limit ${MOST_COUPONS}`.execute(db);
  return { reasons: reasons.rows, coupons: coupons.rows };
}

const MOST_REASONS = 15;
const MOST_COUPONS = 10;
