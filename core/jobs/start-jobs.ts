import { runMigrations } from "graphile-worker";
import type { JobHost } from "./job-host.ts";
import { jobPool } from "./job-pool.ts";
import { keepDoing } from "./keep-doing.ts";
import { RELAY_BATCH, relayOutbox } from "./relay-outbox.ts";
import { releaseDeadLocks, type Sightings } from "./release-dead-locks.ts";
import { startRunner } from "./start-runner.ts";

export type RunningJobs = {
  /** Takes no new job, lets the running ones end, and closes its connections. */
  readonly stop: () => Promise<void>;
  /** Looks into the outbox now instead of at the next tick. */
  readonly poke: () => void;
};

/** Starts the queue, the runs by the clock and the relay of the outbox on this host; with no workers configured, nothing. */
export async function startJobs(host: JobHost): Promise<RunningJobs> {
  const { workers } = host.environment;
  if (workers === 0) return { stop: async () => undefined, poke: () => undefined };
  const pool = jobPool(host, workers);
  try {
    await runMigrations({ pgPool: pool });
    const runner = await startRunner(host, pool, workers);
    const relay = keepDoing("relaying the outbox", RELAY_EVERY_MS, host.log, () => relayAll(host));
    const sightings: Sightings = new Map();
    const sweep = keepDoing("releasing the jobs of dead runners", SWEEP_EVERY_MS, host.log, async () => {
      const dead = await releaseDeadLocks(pool, sightings);
      if (dead.length > 0) host.log.warn({ runners: dead }, "Job runners died; their jobs were given back to the queue.");
    });
    return {
      poke: relay.poke,
      stop: async () => {
        await Promise.all([relay.stop(), sweep.stop()]);
        await runner.stop();
        await pool.end();
      },
    };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

const RELAY_EVERY_MS = 250;
const SWEEP_EVERY_MS = 5_000;

async function relayAll(host: JobHost): Promise<void> {
  while ((await relayOutbox(host)) === RELAY_BATCH);
}
