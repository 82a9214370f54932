import { setTimeout as pause } from "node:timers/promises";
import type { AppError } from "#core/kernel/app-error.ts";
import { randomIndex } from "#core/kernel/randomness.ts";
import { databaseErrors } from "./errors.ts";
import { isStalePlan } from "./named-client.ts";
import { isPoolExhausted, sqlStateOf } from "./sql-state.ts";

/** One try of a piece of work. `committing` is called right before the commit is sent: from there on its outcome may be unknown. */
export type Attempt<Result> = (committing: () => void) => Promise<Result>;

/**
 * Repeats an attempt that failed for a passing reason (deadlock, lock timeout, lost connection, database restarting), at most
 * `retries` times with a growing random pause. When that does not help, and when a connection was lost while committing, so that
 * nobody knows whether the work was done, it throws `busy` (503, with Retry-After): the caller's idempotency key settles it. Waiting in
 * vain for a free connection is `busy` at once. Everything else is thrown as it came.
 */
export async function withRetries<Result>(attempt: Attempt<Result>, retries: number): Promise<Result> {
  for (let failures = 0; ; ) {
    let committing = false;
    try {
      return await attempt(() => {
        committing = true;
      });
    } catch (error) {
      if (!isPassing(error)) throw error;
      if (isPoolExhausted(error) || (committing && isConnectionLost(error))) throw busy(error);
      failures += 1;
      if (failures > retries) throw busy(error);
      await pause(pauseMs(failures));
    }
  }
}

/** Whether the same work may succeed when it is done again from its start. */
export function isPassing(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state !== undefined && (PASSING_STATES.has(state) || state.startsWith("08") || isStalePlan(error));
}

const PASSING_STATES: ReadonlySet<string> = new Set(["40001", "40P01", "55P03", "57P01", "57P02", "57P03", "53300"]);
const RETRY_AFTER_SECONDS = 2;

function isConnectionLost(error: unknown): boolean {
  const state = sqlStateOf(error) ?? "";
  return state.startsWith("08") || state.startsWith("57P");
}

function busy(cause: unknown): AppError {
  return databaseErrors.error("busy", {}, { retryAfterSeconds: RETRY_AFTER_SECONDS, cause });
}

/** 10–40 ms, then up to twice and four times that: long enough for the other side to finish, short enough not to be noticed. */
function pauseMs(failures: number): number {
  const ceilingMs = 40 * 2 ** (failures - 1);
  return ceilingMs / 4 + randomIndex((ceilingMs * 3) / 4);
}
