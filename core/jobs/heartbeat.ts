import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import type { Log } from "#core/events/scope.ts";

export type Heartbeat = { readonly stop: () => Promise<void> };

/** The first number of the advisory locks that say "this runner lives"; the second is the hash of the runner's id. */
export const HEARTBEAT_SPACE = 0x6c617268;

/**
 * Holds, on a connection of its own, a lock named after a runner for as long as this process lives. PostgreSQL lets go of it when the
 * process dies, however it dies, and so the others can tell. When only the connection is lost it is taken again.
 */
export function startHeartbeat(pool: pg.Pool, runnerId: string, log: Log): Heartbeat {
  const stopping = new AbortController();
  const beating = beat(pool, runnerId, log, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await beating;
    },
  };
}

const PAUSE_MS = 500;

async function beat(pool: pg.Pool, runnerId: string, log: Log, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    try {
      await holdUntilLost(pool, runnerId, stopping);
    } catch (fault) {
      log.warn({ err: fault }, "The sign of life of the job runner was interrupted; it is given again.");
      await pause(PAUSE_MS, undefined, { signal: stopping }).catch(() => undefined);
    }
  }
}

async function holdUntilLost(pool: pg.Pool, runnerId: string, stopping: AbortSignal): Promise<void> {
  const client = await pool.connect();
  let end: () => void = () => undefined;
  try {
    const lost = new Promise<void>((resolve, reject) => {
      end = resolve;
      client.once("error", reject);
      client.once("end", () => reject(new Error("The connection ended.")));
    });
    lost.catch(() => undefined);
    stopping.addEventListener("abort", end);
    await client.query("select pg_advisory_lock($1, hashtext($2))", [HEARTBEAT_SPACE, runnerId]);
    if (stopping.aborted) return;
    await lost;
  } finally {
    stopping.removeEventListener("abort", end);
    client.removeAllListeners("end");
    client.release(true);
  }
}
