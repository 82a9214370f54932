import { sql } from "kysely";
import { z } from "zod";
import { defineJob } from "#core/events/job.ts";
import { isHeard } from "#core/events/live-channel.ts";
import type { Scope } from "#core/events/scope.ts";
import { couponExpired } from "../contract.ts";

/** Each minute: tells of active coupons that have passed their end, once for each end. */
export const tellExpiredJob = defineJob({
  name: "coupon.tell_expired",
  payload: z.strictObject({}),
  cron: "* * * * *",
  run: async (scope) => {
    while ((await scope.transaction(tellSome)) === BATCH);
  },
});

const BATCH = 500;

/** A coupon that is being used or edited right now is left for the next round. */
async function tellSome({ db, now, wiring }: Scope): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    with ended as (
      select id from promo
      where active and deleted_at is null and expiry_told_for is distinct from end_at and end_at < ${now}
      order by end_at limit ${BATCH} for update skip locked
    ), marked as (
      update promo set expiry_told_for = end_at from ended where promo.id = ended.id
      returning promo.id, code, used, maxuses, end_at
    ), told as (
      insert into outbox (name, payload, created_at)
      select ${couponExpired.name}, jsonb_build_object('coupon_id', id, 'code', code, 'used', case when maxuses > 0 then used end,
        'remaining_uses', case when maxuses > 0 then maxuses - used end,
        'end_at', to_char(end_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')), ${now}::timestamptz
      from marked where ${isHeard(wiring, couponExpired.name)}::boolean order by end_at, id
    )
    select id from marked`.execute(db);
  return rows.length;
}
