import { sql } from "kysely";
import { z } from "zod";
import { defineJob } from "#core/events/job.ts";
import type { Scope } from "#core/events/scope.ts";

/** Removes what has had its time: windows of the throttle, sessions that are over, hashes of addresses after 90 days. */
export const sweepIdentityJob = defineJob({
  name: "identity.sweep",
  payload: z.object({}),
  cron: "17 * * * *",
  run: (scope) => sweepIdentity(scope),
});

/** Windows and sessions end by the database's clock, which also set them; ages of rows count from the shop's clock. */
async function sweepIdentity({ db, now }: Scope): Promise<void> {
  await sql`delete from throttle where window_ends_at <= clock_timestamp()`.execute(db);
  await sql`delete from session where expires_at <= clock_timestamp()`.execute(db);
  await sql`
    update activity_system set address_hash = null
    where address_hash is not null and created_at < ${now}::timestamptz - interval '90 days'
  `.execute(db);
}
