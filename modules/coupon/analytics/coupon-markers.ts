import { sql } from "kysely";
import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { zonedParts } from "#core/kernel/business-calendar.ts";
import { firstDayOf, type Period, type PeriodInput } from "./period.ts";
import { amongSql } from "./period-uses-sql.ts";

/** A coupon that begins or ends. */
export const markerSchema = z.object({
  date: z.string().describe("The day in the shop's zone"),
  point: z.string().describe("The first day of the step it lies in"),
  kind: z.enum(["start", "end"]),
  coupon_id: z.int(),
  name: z.string(),
  campaign: z.string().nullable(),
});

export type CouponMarker = z.output<typeof markerSchema>;

type MarkerRow = Omit<CouponMarker, "date" | "point"> & { readonly at: Date };

/** The beginnings and ends of coupons within a time, the most used ones when there are many, in the order of the calendar. */
export async function couponMarkers(scope: Scope, { start, end, step }: Period, input: PeriodInput): Promise<CouponMarker[]> {
  const { timeZone } = scope.shop;
  const { rows } = await sql<MarkerRow>`
    select * from (
      select 'start' as kind, id as coupon_id, coalesce(code, internal_name) as name, campaign_source as campaign, start_at as at
      from promo where deleted_at is null and start_at >= ${start} and start_at < ${end} and ${amongSql(sql.ref("promo.id"), input)}
      union all
      select 'end', id, coalesce(code, internal_name), campaign_source, end_at
      from promo where deleted_at is null and end_at >= ${start} and end_at < ${end} and ${amongSql(sql.ref("promo.id"), input)}
    ) marker left join promo_figures figures on figures.promo_id = marker.coupon_id
    order by coalesce(figures.used, 0) desc, marker.at desc, marker.coupon_id limit ${MOST_MARKERS}`.execute(scope.db);
  return rows
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
    .map(({ at, kind, coupon_id, name, campaign }) => {
      const { date } = zonedParts(at, timeZone);
      return { date, point: firstDayOf(date, step), kind, coupon_id, name, campaign };
    });
}

const MOST_MARKERS = 8;
