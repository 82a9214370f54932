import pg from "pg";
import type { JobHost } from "./job-host.ts";

/** The queue's own connections. A database restart breaks them all: their faults are logged, and new ones are made when needed. */
export function jobPool({ database, log }: JobHost, workers: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: database.orm.config.get("clientUrl"),
    application_name: "largesse jobs",
    // One for the sign of life, one that listens, one for the sweep; the workers share the rest.
    max: Math.min(workers, 4) + 3,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  const report = (fault: Error): void => log.warn({ err: fault }, "A connection of the job queue was lost.");
  pool.on("error", report);
  pool.on("connect", (client) => client.on("error", report));
  return pool;
}
