import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { identityErrors } from "./errors.ts";
import { failureLimit, type ThrottledAction, throttleLimits } from "./throttle-limits.ts";
import type { ThrottleSubject } from "./throttle-subjects.ts";

/**
 * Refuses the call when one of its subjects has failed too often within the window; call it before the secret is looked at. Windows
 * are real time by the database's clock, the same for all hosts.
 *
 * @throws AppError `throttled` (429) with the seconds until the first failure may be made again.
 */
export async function assertNotThrottled(scope: Scope, action: ThrottledAction, subjects: readonly ThrottleSubject[]): Promise<void> {
  const counted = countedKeys(action, subjects);
  if (counted.length === 0) return;
  const { rows } = await sql<{ wait_seconds: number | null }>`
    select ceil(extract(epoch from max(t.window_ends_at) - clock_timestamp()))::int as wait_seconds
    from unnest(${counted.map(({ key }) => key)}::text[], ${counted.map(({ limit }) => limit)}::int[]) as counted (key, failure_limit)
    join throttle t on t.key = counted.key and t.failures >= counted.failure_limit and t.window_ends_at > clock_timestamp()
  `.execute(scope.db);
  const waitSeconds = rows[0]?.wait_seconds;
  if (typeof waitSeconds !== "number") return;
  throw identityErrors.error("throttled", {}, { retryAfterSeconds: Math.max(1, waitSeconds) });
}

/** Counts a failure against every subject, in a statement of its own after the transaction, which a refusal rolls back. */
export function countFailure(scope: Scope, action: ThrottledAction, subjects: readonly ThrottleSubject[]): void {
  const keys = countedKeys(action, subjects).map(({ key }) => key);
  if (keys.length === 0) return;
  scope.afterwards(async ({ db }) => {
    await sql`
      insert into throttle (key, failures, window_ends_at)
      select key, 1, clock_timestamp() + make_interval(secs => ${throttleLimits[action].windowSeconds})
      from unnest(${keys}::text[]) as counted (key)
      on conflict (key) do update set
        failures = case when throttle.window_ends_at <= clock_timestamp() then 1 else throttle.failures + 1 end,
        window_ends_at = case when throttle.window_ends_at <= clock_timestamp() then excluded.window_ends_at else throttle.window_ends_at end
    `.execute(db);
  });
}

/** Sorted, so that two calls with common subjects lock their rows in one order. */
function countedKeys(action: ThrottledAction, subjects: readonly ThrottleSubject[]): { readonly key: string; readonly limit: number }[] {
  return subjects
    .flatMap(({ kind, value }) => {
      const limit = failureLimit(action, kind);
      return limit === undefined ? [] : [{ key: `${action}:${kind}:${value}`, limit }];
    })
    .sort((left, right) => (left.key < right.key ? -1 : 1));
}
