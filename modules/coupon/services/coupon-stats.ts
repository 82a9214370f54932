import { sql } from "kysely";
import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { minorToWire } from "#core/kernel/money.ts";
import type { PromoRow } from "../terms-of-row.ts";
import { COUPON_STATUSES, statusOf } from "./coupon-status.ts";
import { type FigureRow, figuresSql } from "./figures-sql.ts";

/** What has become of a coupon. Amounts are in the shop's currency, as `currency` says. */
export const couponStatsSchema = z.object({
  id: z.int(),
  code: z.string().nullable(),
  currency: z.string(),
  used: z.int(),
  held: z.int(),
  committed: z.int(),
  released: z.int(),
  reversed: z.int(),
  renewals: z.int(),
  attempts: z.int(),
  granted_attempts: z.int(),
  tried_carts: z.int(),
  conversion: z.number(),
  remaining_uses: z.union([z.int(), z.literal("Unlimited")]),
  unique_clients: z.int(),
  repeat_clients: z.int(),
  discount_total: z.number(),
  renewal_discount_total: z.number(),
  free_session_value: z.number(),
  revenue: z.number(),
  is_active: z.boolean(),
  status: z.enum(COUPON_STATUSES),
  start_date: z.string().nullable(),
  end_date: z.string().nullable(),
  last_used_at: z.string().nullable(),
});

export type CouponStats = z.output<typeof couponStatsSchema>;

/** The fold of a coupon's redemptions, invoices and attempts. */
export async function couponStats(scope: Scope, row: PromoRow): Promise<CouponStats> {
  const { currency } = scope.shop;
  const { rows } =
    await sql<FigureRow>`select figures.* from promo cross join lateral ${figuresSql(currency)} figures where promo.id = ${row.id}`.execute(
      scope.db,
    );
  const [figures] = rows;
  if (figures === undefined) throw new TypeError("The coupon was just read.");
  const { discount_total, renewal_discount_total, free_session_value, revenue, last_used_at, ...counts } = figures;
  return {
    id: row.id,
    code: row.code,
    currency,
    ...counts,
    conversion: conversionOf(figures),
    remaining_uses: row.maxuses === 0 ? "Unlimited" : Math.max(0, row.maxuses - figures.used),
    discount_total: minorToWire(discount_total, currency),
    renewal_discount_total: minorToWire(renewal_discount_total, currency),
    free_session_value: minorToWire(free_session_value, currency),
    revenue: minorToWire(revenue, currency),
    is_active: row.active,
    status: statusOf(row, figures.used, scope.now),
    start_date: row.start_at?.toISOString() ?? null,
    end_date: row.end_at?.toISOString() ?? null,
    last_used_at: last_used_at?.toISOString() ?? null,
  };
}

/** Committed uses of each cart that tried the code, to four decimals; 0 when nobody tried. */
export function conversionOf({ committed, tried_carts }: Pick<FigureRow, "committed" | "tried_carts">): number {
  return tried_carts === 0 ? 0 : Math.round((committed / tried_carts) * 10_000) / 10_000;
}
