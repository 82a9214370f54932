import { sql } from "kysely";
import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { addDaysToDate, startOfDay, zonedParts } from "#core/kernel/business-calendar.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { couponFilters } from "../api/coupon-filters.ts";
import { statusSql } from "../services/coupon-status.ts";
import { invoiceNetSql } from "../services/invoice-net-sql.ts";
import { listCoupons } from "../services/list-coupons.ts";
import { shopAmountSql } from "../services/shop-amount-sql.ts";
import { ratioOf } from "./ratio-of.ts";
import { recentActivity, recentActivitySchema } from "./recent-activity.ts";

/** How coupons do as a whole. Rates are shares from 0 to 1, amounts in `currency`. */
export const performanceSchema = z.object({
  currency: z.string(),
  overview: z.object({
    total_active_coupons: z.int(),
    total_redemptions_today: z.int().describe("Uses since midnight in the shop's zone, paid or held"),
    total_revenue_generated: z.number().describe("Of invoices with a paid use, each counted once"),
    average_conversion_rate: z.number().describe("Paid uses of each cart that tried a code"),
    trending_direction: z.enum(["up", "down", "stable"]).describe("Uses of the last seven days against those of the seven before"),
  }),
  top_performers: z.array(
    z.object({
      coupon_id: z.int(),
      code: z.string().nullable(),
      redemptions: z.int(),
      revenue_generated: z.number(),
      conversion_rate: z.number(),
    }),
  ),
  recent_activity: z.array(recentActivitySchema),
});

export type PerformanceSummary = z.output<typeof performanceSchema>;

/** Folds the figures of all coupons; what was deleted counts for the past, but is no longer listed. */
export async function performanceSummary(scope: Scope): Promise<PerformanceSummary> {
  const { currency } = scope.shop;
  const totals = await readTotals(scope);
  const filters = couponFilters.parse({ sort: "revenue", per_page: MOST_LISTED, used_min: 1 });
  const best = await listCoupons(scope, filters);
  return {
    currency,
    overview: {
      total_active_coupons: totals.active,
      total_redemptions_today: totals.today,
      total_revenue_generated: minorToWire(totals.revenue, currency),
      average_conversion_rate: ratioOf(totals.committed, totals.tried),
      trending_direction: trendOf(totals.lately, totals.before),
    },
    top_performers: best.list.map(({ id, code, used, revenue, conversion }) => ({
      coupon_id: id,
      code,
      redemptions: used,
      revenue_generated: revenue,
      conversion_rate: conversion,
    })),
    recent_activity: await recentActivity(scope, MOST_LISTED * 2),
  };
}

const MOST_LISTED = 5;

type Totals = {
  readonly active: number;
  readonly today: number;
  readonly lately: number;
  readonly before: number;
  readonly committed: number;
  readonly tried: number;
  readonly revenue: bigint;
};

async function readTotals({ db, now, shop }: Scope): Promise<Totals> {
  const { date } = zonedParts(now, shop.timeZone);
  const back = (days: number): Date => startOfDay(addDaysToDate(date, -days), shop.timeZone);
  const { rows } = await sql<Totals>`
    with uses as (
      select promo_id, invoice_id, status, created_at from promo_redemption
      where phase = 'checkout' and status in ('held', 'committed')
    ), tried as (
      select promo_id, cart_id from promo_attempt where promo_id is not null and cart_id is not null group by promo_id, cart_id
    )
    select
      (select count(*)::int from promo where deleted_at is null and ${statusSql(now)} = 'active') as active,
      (count(*) filter (where created_at >= ${back(0)}))::int as today,
      (count(*) filter (where created_at >= ${back(6)}))::int as lately,
      (count(*) filter (where created_at >= ${back(13)} and created_at < ${back(6)}))::int as before,
      (count(*) filter (where status = 'committed' and promo_id in (select promo_id from tried)))::int as committed,
      (select count(*)::int from tried) as tried,
      (select coalesce(sum(${shopAmountSql(sql`net.minor`, "i", shop.currency)}), 0)::bigint
        from invoice i cross join lateral ${invoiceNetSql} net
        where i.id in (select invoice_id from uses where status = 'committed')) as revenue
    from uses`.execute(db);
  const [totals] = rows;
  if (totals === undefined) throw new TypeError("Sums over nothing are a row, too.");
  return totals;
}

/** A difference of less than a twentieth is none. */
function trendOf(lately: number, before: number): PerformanceSummary["overview"]["trending_direction"] {
  if (Math.abs(lately - before) * 20 < Math.max(before, 1)) return "stable";
  return lately > before ? "up" : "down";
}
