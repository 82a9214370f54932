import { sql } from "kysely";
import type { Scope, Secrets } from "#core/events/scope.ts";
import type { AppError } from "#core/kernel/app-error.ts";
import { monotonicMs } from "#core/kernel/clock.ts";
import { countedKeys } from "./counted-keys.ts";
import { identityErrors } from "./errors.ts";
import { type ThrottledAction, throttleLimits } from "./throttle-limits.ts";
import type { ThrottleSubject } from "./throttle-subjects.ts";

/** Throws `throttled` when too many failures have come to light since the throttle was looked at. */
export type Recheck = () => void;

/**
 * Refuses the call when one of its subjects has failed too often within the window; call it before the secret is looked at. Windows
 * are real time by the database's clock, the same for all hosts. Call what it answers once it is known whether the secret was right,
 * before that is told: of guesses made at the same time, a host then answers no more than of those made one after the other.
 *
 * @throws AppError `throttled` (429) with the seconds until the first failure may be made again.
 */
export async function assertNotThrottled(scope: Scope, action: ThrottledAction, subjects: readonly ThrottleSubject[]): Promise<Recheck> {
  const counted = countedKeys(action, subjects);
  if (counted.length === 0) return () => undefined;
  const tallies = talliesOf(scope);
  const before = counted.map(({ key }) => tallies.get(key)?.written ?? 0);
  const { rows } = await sql<{ key: string; failures: number; wait_seconds: number }>`
    select key, failures, ceil(extract(epoch from window_ends_at - clock_timestamp()))::int as wait_seconds
    from throttle where key = any(${counted.map(({ key }) => key)}::text[]) and window_ends_at > clock_timestamp()
  `.execute(scope.db);
  const known = new Map(rows.map((row) => [row.key, row]));
  const waits = counted.flatMap(({ key, limit }) => {
    const row = known.get(key);
    return row !== undefined && row.failures >= limit ? [row.wait_seconds] : [];
  });
  if (waits.length > 0) throw throttled(Math.max(...waits));
  return () => {
    const isTooMany = counted.some(({ key, limit }, index) => {
      const since = (tallies.get(key)?.noted ?? 0) - (before[index] ?? 0);
      return (known.get(key)?.failures ?? 0) + since >= limit;
    });
    if (isTooMany) throw throttled(throttleLimits[action].windowSeconds);
  };
}

function throttled(waitSeconds: number): AppError {
  return identityErrors.error("throttled", {}, { retryAfterSeconds: Math.max(1, waitSeconds) });
}

/** Counts a failure against every subject, in a statement of its own after the transaction, which a refusal rolls back. */
export function countFailure(scope: Scope, action: ThrottledAction, subjects: readonly ThrottleSubject[]): void {
  const keys = countedKeys(action, subjects).map(({ key }) => key);
  if (keys.length === 0) return;
  const tallies = talliesOf(scope);
  const noted = keys.map((key) => {
    const tally = tallies.get(key) ?? { noted: 0, written: 0, notedAtMs: 0 };
    tallies.delete(key);
    tallies.set(key, Object.assign(tally, { noted: tally.noted + 1, notedAtMs: monotonicMs() }));
    return tally;
  });
  scope.afterwards(async ({ db }) => {
    await sql`
      insert into throttle (key, failures, window_ends_at)
      select key, 1, clock_timestamp() + make_interval(secs => ${throttleLimits[action].windowSeconds})
      from unnest(${keys}::text[]) as counted (key)
      on conflict (key) do update set
        failures = case when throttle.window_ends_at <= clock_timestamp() then 1 else throttle.failures + 1 end,
        window_ends_at = case when throttle.window_ends_at <= clock_timestamp() then excluded.window_ends_at else throttle.window_ends_at end
    `.execute(db);
    for (const tally of noted) tally.written += 1;
  });
}

/** The failures of one subject that this host has noted, and how many of them the database knows. */
type Tally = { noted: number; written: number; notedAtMs: number };

/** The tallies of a host by key. No call takes a minute: older ones are in the database, or will never be, and are forgotten. */
function talliesOf({ secrets }: Scope): Map<string, Tally> {
  const tallies = talliesOfHosts.get(secrets) ?? new Map<string, Tally>();
  talliesOfHosts.set(secrets, tallies);
  const oldMs = monotonicMs() - LONGEST_CALL_MS;
  for (const [key, { notedAtMs }] of tallies) {
    if (notedAtMs > oldMs) break;
    tallies.delete(key);
  }
  return tallies;
}

const LONGEST_CALL_MS = 60_000;
const talliesOfHosts = new WeakMap<Secrets, Map<string, Tally>>();
