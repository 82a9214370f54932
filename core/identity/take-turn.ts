import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { countedKeys } from "./counted-keys.ts";
import { type ThrottledAction, throttleLimits } from "./throttle-limits.ts";
import type { ThrottleSubject } from "./throttle-subjects.ts";

/**
 * Counts something that may be done so often within the window, and answers whether it may be done once more: for what is left out in
 * silence, where a refusal would shut somebody out. In the caller's transaction, and not counted when that is rolled back.
 */
export async function takeTurn(scope: Scope, action: ThrottledAction, subjects: readonly ThrottleSubject[]): Promise<boolean> {
  const counted = countedKeys(action, subjects);
  if (counted.length === 0) return true;
  const { rows } = await sql<{ key: string; failures: number }>`
    insert into throttle (key, failures, window_ends_at)
    select key, 1, clock_timestamp() + make_interval(secs => ${throttleLimits[action].windowSeconds})
    from unnest(${counted.map(({ key }) => key)}::text[]) as counted (key)
    on conflict (key) do update set
      failures = case when throttle.window_ends_at <= clock_timestamp() then 1 else throttle.failures + 1 end,
      window_ends_at = case when throttle.window_ends_at <= clock_timestamp() then excluded.window_ends_at else throttle.window_ends_at end
    returning key, failures
  `.execute(scope.db);
  const turns = new Map(rows.map(({ key, failures }) => [key, failures]));
  return counted.every(({ key, limit }) => (turns.get(key) ?? 0) <= limit);
}
