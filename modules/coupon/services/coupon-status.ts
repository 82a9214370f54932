import { sql } from "kysely";
import type { PromoRow } from "../terms-of-row.ts";

/** What staff see a coupon as, in the order in which the first that holds is taken. Derived, never stored. */
export const COUPON_STATUSES = ["inactive", "flagged", "expired", "limit_reached", "scheduled", "active"] as const;

export type CouponStatus = (typeof COUPON_STATUSES)[number];

type StatusFields = Pick<PromoRow, "active" | "flagged" | "end_at" | "maxuses" | "start_at">;

/** The status now; `used` counts held and committed checkout uses. */
export function statusOf(row: StatusFields, used: number, now: Date): CouponStatus {
  if (!row.active) return "inactive";
  if (row.flagged) return "flagged";
  if (row.end_at !== null && row.end_at < now) return "expired";
  if (row.maxuses > 0 && used >= row.maxuses) return "limit_reached";
  return row.start_at !== null && row.start_at > now ? "scheduled" : "active";
}

/** The same as SQL over a row of `promo`; the counter of a limited coupon is exact. */
export function statusSql(now: Date) {
  return sql<CouponStatus>`case
    when not promo.active then 'inactive'
    when promo.flagged then 'flagged'
    when promo.end_at < ${now} then 'expired'
    when promo.maxuses > 0 and promo.used >= promo.maxuses then 'limit_reached'
    when promo.start_at > ${now} then 'scheduled'
    else 'active' end`;
}
