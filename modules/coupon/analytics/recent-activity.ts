import { sql } from "kysely";
import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { minorToWire } from "#core/kernel/money.ts";

/** A use of a coupon. The booking is completed when all services of the order took place, without services when it was paid. */
export const recentActivitySchema = z.object({
  timestamp: z.string(),
  coupon_id: z.int(),
  coupon_code: z.string().nullable(),
  user_email: z.string(),
  amount_discounted: z.number(),
  currency: z.string(),
  booking_status: z.enum(["pending", "completed"]),
});

export type RecentActivity = z.output<typeof recentActivitySchema>;

type ActivityRow = {
  readonly created_at: Date;
  readonly promo_id: number;
  readonly code: string | null;
  readonly email: string;
  readonly discount_minor: bigint;
  readonly currency: string;
  readonly booking_status: "pending" | "completed";
};

/** The last uses, newest first; amounts in the currency of their invoice. */
export async function recentActivity({ db }: Scope, count: number): Promise<RecentActivity[]> {
  const { rows } = await sql<ActivityRow>`
    select r.created_at, r.promo_id, r.code, client.email, r.discount_minor, r.currency,
      case when coalesce(booked.completed, r.status = 'committed') then 'completed' else 'pending' end as booking_status
    from promo_redemption r
    join client on client.id = r.client_id
    left join lateral (
      select bool_and(o.booking_status = 'completed') as completed
      from client_order o join invoice_item item on item.client_order_id = o.id
      where item.invoice_id = r.invoice_id and o.booking_status is not null
    ) booked on true
    where r.phase = 'checkout' and r.status in ('held', 'committed')
    order by r.id desc limit ${count}`.execute(db);
  return rows.map((row) => ({
    timestamp: row.created_at.toISOString(),
    coupon_id: row.promo_id,
    coupon_code: row.code,
    user_email: row.email,
    amount_discounted: minorToWire(row.discount_minor, row.currency),
    currency: row.currency,
    booking_status: row.booking_status,
  }));
}
