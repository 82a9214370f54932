import { sql } from "kysely";
import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { discountOf, pointValue } from "../redeeming/points-value.ts";
import { loyaltySettings } from "../settings.ts";

const points = z.int();

/** What the shop owes in points, what of it expires when, and what points did month by month. */
export const reportSchema = z.object({
  at: z.string(),
  clients: z.int().describe("Who has points or owes some"),
  available: points.describe("Can be spent now"),
  pending: points,
  held: points.describe("Promised to unpaid invoices"),
  outstanding: points.describe("The three together"),
  debt: points.describe("Owed by clients; the next points pay it"),
  values: z
    .array(z.object({ currency: z.string(), available: z.number(), pending: z.number(), held: z.number(), outstanding: z.number() }))
    .describe("What they are worth as a discount, in each currency in which points are taken; not to be added up"),
  expiring: z
    .array(z.object({ month: z.string().nullable(), points, value: z.number() }))
    .describe("Free points by the month in which they expire, in the shop's currency; null never expires"),
  months: z.array(
    z.object({
      month: z.string(),
      earned: points,
      taken_back: points.describe("Of earned ones, by refunds"),
      spent: points.describe("Deducted ones included"),
      returned: points.describe("Of spent ones, by refunds"),
      expired: points,
      change: points,
    }),
  ),
});

export type PointsReport = z.output<typeof reportSchema>;

/** The report over so many months, this one included, the latest first. */
export async function pointsReport(scope: Scope, months: number): Promise<PointsReport> {
  const sums = await outstandingPoints(scope);
  const { available, pending, held } = sums;
  const outstanding = available + pending + held;
  const settings = scope.wiring.settings(loyaltySettings);
  const currencies = [...new Set([scope.shop.currency, ...Object.keys(settings.pointValue)])];
  const worth = (count: bigint, currency: string): number => {
    const value = pointValue(settings, scope.shop, currency);
    return value === undefined ? 0 : minorToWire(discountOf(count, value), currency);
  };
  return {
    at: scope.now.toISOString(),
    clients: sums.clients,
    available: Number(available),
    pending: Number(pending),
    held: Number(held),
    outstanding: Number(outstanding),
    debt: Number(sums.debt),
    values: currencies
      .filter((currency) => pointValue(settings, scope.shop, currency) !== undefined)
      .map((currency) => ({
        currency,
        available: worth(available, currency),
        pending: worth(pending, currency),
        held: worth(held, currency),
        outstanding: worth(outstanding, currency),
      })),
    expiring: (await expiringPoints(scope)).map(({ month, count }) => ({
      month,
      points: Number(count),
      value: worth(count, scope.shop.currency),
    })),
    months: await movedPoints(scope, months),
  };
}

type Sums = {
  readonly clients: number;
  readonly available: bigint;
  readonly pending: bigint;
  readonly held: bigint;
  readonly debt: bigint;
};

async function outstandingPoints({ db, now }: Scope): Promise<Sums> {
  const { rows } = await sql<Sums>`
    select (select count(*)::int from loyalty_points where points > 0 or debt > 0) as clients,
      (select coalesce(sum(debt), 0)::bigint from loyalty_points) as debt,
      coalesce(sum(remaining - held) filter (where active_from <= ${now} and (expires_at is null or expires_at > ${now})), 0)::bigint as available,
      coalesce(sum(remaining - held) filter (where active_from > ${now} and (expires_at is null or expires_at > ${now})), 0)::bigint as pending,
      coalesce(sum(held), 0)::bigint as held
    from loyalty_points_lot where remaining > 0`.execute(db);
  return rows[0] ?? { clients: 0, available: 0n, pending: 0n, held: 0n, debt: 0n };
}

async function expiringPoints({ db, now, shop }: Scope): Promise<readonly { readonly month: string | null; readonly count: bigint }[]> {
  const { rows } = await sql<{ month: string | null; count: bigint }>`
    select to_char(expires_at at time zone ${shop.timeZone}, 'YYYY-MM') as month, sum(remaining - held)::bigint as count
    from loyalty_points_lot where remaining > held and (expires_at is null or expires_at > ${now})
    group by 1 order by 1 nulls last`.execute(db);
  return rows;
}

/** Totals as wallets count them: points less the debt they paid or made. A month without any entry is there with zeros. */
async function movedPoints({ db, now, shop }: Scope, months: number): Promise<PointsReport["months"]> {
  const { rows } = await sql<Record<"earned" | "taken_back" | "spent" | "returned" | "expired", bigint> & { readonly month: string }>`
    with month as (
      select generate_series(0, ${months - 1}::int) as back, date_trunc('month', ${now}::timestamptz at time zone ${shop.timeZone}) as this
    ), moved as (
      select date_trunc('month', created_at at time zone ${shop.timeZone}) as month,
        sum(points - debt_change) filter (where kind in ('earn', 'add')) as earned,
        -sum(points - debt_change) filter (where kind in ('claw_back', 'forgive')) as taken_back,
        -sum(points) filter (where kind in ('spend', 'deduct')) as spent,
        sum(points) filter (where kind = 'return') as returned,
        -sum(points) filter (where kind in ('expire', 'grace')) as expired
      from loyalty_points_transaction group by 1
    )
    select to_char(this - make_interval(months => back), 'YYYY-MM') as month, coalesce(earned, 0)::bigint as earned,
      coalesce(taken_back, 0)::bigint as taken_back, coalesce(spent, 0)::bigint as spent, coalesce(returned, 0)::bigint as returned,
      coalesce(expired, 0)::bigint as expired
    from month left join moved on moved.month = this - make_interval(months => back) order by back`.execute(db);
  return rows.map(({ month, earned, taken_back: takenBack, spent, returned, expired }) => ({
    month,
    earned: Number(earned),
    taken_back: Number(takenBack),
    spent: Number(spent),
    returned: Number(returned),
    expired: Number(expired),
    change: Number(earned - takenBack - spent + returned - expired),
  }));
}
