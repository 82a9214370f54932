import { sql } from "kysely";
import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import type { Period, PeriodInput } from "./period.ts";
import { amongSql } from "./period-uses-sql.ts";

/** From trying a code to paying with it. A cart counts once for each coupon; coupons that apply by themselves are not typed. */
export const funnelSchema = z.object({
  tried: z.int().describe("Carts in which a code was tried"),
  granted: z.int().describe("Those in which it was granted at least once"),
  checked_out: z.int().describe("Checkouts with a typed code"),
  paid: z.int().describe("Those of them that were paid"),
});

export type CouponFunnel = z.output<typeof funnelSchema>;

/** The steps of a time. Tries know no currency: with one, only checkouts and payments are narrowed. */
export async function couponFunnel({ db }: Scope, { start, end }: Period, input: PeriodInput): Promise<CouponFunnel> {
  const { rows } = await sql<CouponFunnel>`
    with tried as (
      select bool_or(outcome = 'granted') as granted from promo_attempt
      where created_at >= ${start} and created_at < ${end} and promo_id is not null and cart_id is not null
        and ${amongSql(sql.ref("promo_id"), input)}
      group by promo_id, cart_id
    ), typed as (
      select status from promo_redemption
      where phase = 'checkout' and code is not null and created_at >= ${start} and created_at < ${end}
        and ${amongSql(sql.ref("promo_id"), input)}${input.currency === undefined ? sql`` : sql` and currency = ${input.currency}`}
    )
    select (select count(*)::int from tried) as tried, (select count(*)::int from tried where granted) as granted,
      (select count(*)::int from typed) as checked_out, (select count(*)::int from typed where status = 'committed') as paid`.execute(db);
  const [funnel] = rows;
  if (funnel === undefined) throw new TypeError("Counts of nothing are a row, too.");
  return funnel;
}
