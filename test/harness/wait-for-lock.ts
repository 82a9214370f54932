import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";

/** Waits until somebody in the scope's database waits for a lock, such as one that the scope's transaction holds. */
export async function waitForLock({ db }: Pick<Scope, "db">): Promise<void> {
  for (;;) {
    const { rows } = await sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
    if (rows.length > 0) return;
  }
}
