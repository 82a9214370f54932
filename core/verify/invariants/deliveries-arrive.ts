import { sql } from "kysely";
import type { BadRow, Invariant } from "../invariant.ts";
import { MOST_BAD_ROWS } from "../invariant.ts";

/** The queue keeps its tables in a schema of its own, which is there once a host has run jobs. */
export const deliveriesArrive: Invariant = {
  id: "jobs.deliveries-arrive",
  title: "No delivery of a notice and no job was given up after its last try.",
  about: "progress",
  findBad: async ({ db }) => {
    const { rows } = await sql<{ readonly found: string | null }>`select to_regclass('graphile_worker.jobs')::text as found`.execute(db);
    if (rows[0]?.found == null) return [];
    const given = await sql<BadRow>`
      select id as job_id, key, task_identifier as task, attempts, run_at from graphile_worker.jobs
      where attempts >= max_attempts and locked_at is null
      order by id limit ${MOST_BAD_ROWS}`.execute(db);
    return given.rows;
  },
};
