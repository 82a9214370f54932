import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { Host } from "#core/host/open-host.ts";
import { LIVE_SIGNAL } from "#core/jobs/log-live.ts";

export type LiveListener = { readonly stop: () => Promise<void> };

/**
 * Waits for word of new messages on a connection of its own, and makes a new one whenever that is lost. Word may be missed meanwhile, so
 * nobody may depend on it.
 */
export function liveListener({ database, log }: Pick<Host, "database" | "log">, onWord: () => void): LiveListener {
  const stopping = new AbortController();
  const listening = (async () => {
    while (!stopping.signal.aborted) {
      try {
        await listenOnce(database.orm.config.get("clientUrl"), onWord, stopping.signal);
      } catch (fault) {
        log.warn({ err: fault }, "The connection that waits for live messages was lost; a new one is made.");
      }
      if (!stopping.signal.aborted) await pause(PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await listening;
    },
  };
}

const PAUSE_MS = 1_000;

async function listenOnce(url: string | undefined, onWord: () => void, stopping: AbortSignal): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "largesse live",
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>();
  const stop = (): void => resolve();
  client.on("error", reject);
  client.on("end", () => reject(new Error("The connection ended.")));
  client.on("notification", onWord);
  stopping.addEventListener("abort", stop);
  ended.catch(() => undefined);
  try {
    await client.connect();
    await client.query(`listen ${LIVE_SIGNAL}`);
    onWord();
    if (!stopping.aborted) await ended;
  } finally {
    stopping.removeEventListener("abort", stop);
    await client.end().catch(() => undefined);
  }
}
