import { sql } from "kysely";
import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { minorFromWire, minorToWire } from "#core/kernel/money.ts";
import { fraudIndicators } from "../contract.ts";
import { type CouponStats, couponStats } from "../services/coupon-stats.ts";
import { COUPON_STATUSES } from "../services/coupon-status.ts";
import type { PromoRow } from "../terms-of-row.ts";
import { bookingFigures } from "./booking-figures.ts";
import { ratioOf } from "./ratio-of.ts";

/** All there is to say about how a coupon does. Rates are shares from 0 to 1, amounts in `currency`. */
export const couponAnalyticsSchema = z.object({
  coupon_info: z.object({
    id: z.int(),
    code: z.string().nullable(),
    internal_name: z.string(),
    created_by: z.string().nullable().describe("The name of the staff member"),
    created_at: z.string(),
    current_status: z.enum(COUPON_STATUSES),
  }),
  usage_statistics: z.object({
    total_attempts: z.int(),
    successful_redemptions: z.int().describe("Uses that were paid"),
    failed_attempts: z.int(),
    success_rate: z.number().describe("Attempts that were granted, of all"),
    unique_users: z.int(),
    repeat_users: z.int(),
    conversion_rate: z.number().describe("Paid uses of each cart that tried the code"),
  }),
  financial_impact: z.object({
    currency: z.string(),
    total_discounts_given: z.number(),
    revenue_generated: z.number(),
    average_discount_per_use: z.number(),
    marketing_cost: z.number(),
    roi_estimate: z.number().nullable().describe("Revenue less marketing cost, for each unit of that cost; null without one"),
  }),
  conversion_analysis: z.object({
    bookings_completed: z.int(),
    sessions_attended: z.int(),
    attendance_rate: z.number(),
    customer_retention_rate: z.number().describe("Clients who paid another invoice after one with the coupon, of all who paid one with it"),
  }),
  fraud_indicators: z
    .object({
      suspicious_usage_count: z.int(),
      flagged_users: z.array(z.string()),
      average_risk_score: z.number(),
      blocked_attempts: z.int(),
    })
    .nullable()
    .describe("Null while no module watches for abuse"),
});

export type CouponAnalytics = z.output<typeof couponAnalyticsSchema>;

/** Folds what has become of a coupon from its attempts, redemptions, invoices and bookings. */
export async function couponAnalytics(scope: Scope, row: PromoRow): Promise<CouponAnalytics> {
  const stats = await couponStats(scope, row);
  const bookings = await bookingFigures(scope, row.id);
  const [watch] = scope.wiring.provided(fraudIndicators);
  const fraud = await watch?.(scope, row.id);
  return {
    coupon_info: {
      id: row.id,
      code: row.code,
      internal_name: row.internal_name,
      created_by: await nameOfStaff(scope, row.created_by_id),
      created_at: row.created_at.toISOString(),
      current_status: stats.status,
    },
    usage_statistics: {
      total_attempts: stats.attempts,
      successful_redemptions: stats.committed,
      failed_attempts: stats.attempts - stats.granted_attempts,
      success_rate: ratioOf(stats.granted_attempts, stats.attempts),
      unique_users: stats.unique_clients,
      repeat_users: stats.repeat_clients,
      conversion_rate: stats.conversion,
    },
    financial_impact: financialImpact(row, stats),
    conversion_analysis: {
      bookings_completed: bookings.completed,
      sessions_attended: bookings.attended,
      attendance_rate: ratioOf(bookings.attended, bookings.completed),
      customer_retention_rate: ratioOf(bookings.returned, bookings.buyers),
    },
    fraud_indicators: fraud === undefined ? null : { ...fraud, flagged_users: [...fraud.flagged_users] },
  };
}

function financialImpact({ marketing_cost: costMinor }: PromoRow, stats: CouponStats): CouponAnalytics["financial_impact"] {
  const { currency, committed } = stats;
  const discountsMinor = minorFromWire(stats.discount_total, currency, "discount_total");
  const revenueMinor = minorFromWire(stats.revenue, currency, "revenue");
  return {
    currency,
    total_discounts_given: stats.discount_total,
    revenue_generated: stats.revenue,
    average_discount_per_use: minorToWire(averageMinor(discountsMinor, BigInt(committed)), currency),
    marketing_cost: minorToWire(costMinor, currency),
    roi_estimate: costMinor === 0n ? null : ratioOf(revenueMinor - costMinor, costMinor),
  };
}

/** Rounded half up; there are no negative discounts. */
function averageMinor(sumMinor: bigint, count: bigint): bigint {
  return count === 0n ? 0n : (2n * sumMinor + count) / (2n * count);
}

async function nameOfStaff({ db }: Scope, staffId: number | null): Promise<string | null> {
  if (staffId === null) return null;
  const { rows } = await sql<{ name: string }>`select name from admin where id = ${staffId}`.execute(db);
  return rows[0]?.name ?? null;
}
