import { EventEmitter } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { Logger, type Runner, run, type WorkerEvents } from "graphile-worker";
import type pg from "pg";
import type { Log } from "#core/events/scope.ts";
import { cronItems } from "./cron-items.ts";
import { deliveryTasks } from "./deliver.ts";
import { type Heartbeat, startHeartbeat } from "./heartbeat.ts";
import type { JobHost } from "./job-host.ts";

/** Runs the queue until it is stopped. A runner gives up when the database is away for too long; then a new one takes its place. */
export async function startRunner(host: JobHost, pool: pg.Pool, workers: number): Promise<{ readonly stop: () => Promise<void> }> {
  const stopping = new AbortController();
  let current = await startOnce(host, pool, workers);
  const supervised = (async () => {
    while (!stopping.signal.aborted) {
      await current.ended;
      if (stopping.signal.aborted) return;
      host.log.warn({}, "The job runner ended by itself; a new one is started.");
      current = (await again(host, pool, workers, stopping.signal)) ?? current;
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await current.stop();
      await supervised;
    },
  };
}

type Running = { readonly ended: Promise<void>; readonly stop: () => Promise<void> };

const PAUSE_MS = 1_000;

async function again(host: JobHost, pool: pg.Pool, workers: number, stopping: AbortSignal): Promise<Running | undefined> {
  while (!stopping.aborted) {
    await pause(PAUSE_MS, undefined, { signal: stopping }).catch(() => undefined);
    if (stopping.aborted) return undefined;
    try {
      return await startOnce(host, pool, workers);
    } catch (fault) {
      host.log.error({ err: fault }, "The job runner could not be started; it is tried again.");
    }
  }
  return undefined;
}

async function startOnce(host: JobHost, pool: pg.Pool, workers: number): Promise<Running> {
  const events: WorkerEvents = new EventEmitter();
  const heartbeats: Heartbeat[] = [];
  events.on("pool:create", ({ workerPool }) => heartbeats.push(startHeartbeat(pool, workerPool.id, host.log)));
  const stopBeating = async (): Promise<void> => {
    await Promise.all(heartbeats.splice(0).map((heartbeat) => heartbeat.stop()));
  };
  let runner: Runner;
  try {
    runner = await run({
      pgPool: pool,
      taskList: deliveryTasks(host),
      parsedCronItems: cronItems(host),
      concurrency: workers,
      noHandleSignals: true,
      events,
      logger: workerLogger(host.log),
    });
  } catch (error) {
    await stopBeating();
    throw error;
  }
  const ended = runner.promise.catch((fault: unknown) => host.log.error({ err: fault }, "The job runner failed.")).then(stopBeating);
  return {
    ended,
    stop: async () => {
      // Stopping twice, or after it gave up, is refused by the runner; what matters is that it has ended.
      await runner.stop().catch(() => undefined);
      await ended;
    },
  };
}

/** Payloads stay out of the log: what is in them is the modules' business. */
function workerLogger(log: Log): Logger {
  return new Logger(() => (level, message, meta) => {
    const fields = { err: meta?.["error"], jobId: isRecord(meta?.["job"]) ? meta["job"]["id"] : undefined };
    if (level === "error") log.error(fields, message);
    else if (level === "warning") log.warn(fields, message);
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
