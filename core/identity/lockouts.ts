import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "./record-activity.ts";
import { failureLimit, type SubjectKind, type ThrottledAction } from "./throttle-limits.ts";

/** Somebody who failed so often that nothing is answered for now. What is known of them is an account, or nothing but their kind. */
export type Lockout = {
  /** Names the lockout and tells nothing about whom it is of. */
  readonly id: string;
  readonly kind: SubjectKind;
  readonly clientId: number | undefined;
  readonly failures: number;
  readonly until: Date;
};

/** Who is locked out of an action at this moment, the longest first; by the database's clock, as the throttle itself goes. */
export async function listLockouts({ db }: Pick<Scope, "db">, action: ThrottledAction): Promise<readonly Lockout[]> {
  const { rows } = await sql<{ id: string; kind: SubjectKind; value: string; failures: number; window_ends_at: Date }>`
    select ${idOfKey} as id, split_part(key, ':', 2) as kind, substr(key, length(split_part(key, ':', 2)) + ${action.length + 3}::int) as value,
      failures, window_ends_at
    from throttle where starts_with(key, ${`${action}:`}) and window_ends_at > clock_timestamp()
    order by window_ends_at desc, key limit ${MOST_LISTED}`.execute(db);
  return rows
    .filter(({ kind, failures }) => failures >= (failureLimit(action, kind) ?? Number.POSITIVE_INFINITY))
    .map(({ id, kind, value, failures, window_ends_at: until }) => {
      const client = kind === "account" ? /^client:(\d+)$/.exec(value)?.[1] : undefined;
      return { id, kind, clientId: client === undefined ? undefined : Number(client), failures, until };
    });
}

/** Lets somebody try again at once; false when the lockout has ended meanwhile. */
export async function releaseLockout(scope: Scope, action: ThrottledAction, id: string): Promise<boolean> {
  const { rows } = await sql`
    delete from throttle where starts_with(key, ${`${action}:`}) and ${idOfKey} = ${id} returning 1`.execute(scope.db);
  if (rows.length === 0) return false;
  await recordActivity(scope, {
    action: "throttle.release",
    objectType: "throttle",
    objectId: undefined,
    message: `A lockout of "${action}" was ended.`,
  });
  return true;
}

const MOST_LISTED = 1_000;
const idOfKey = sql<string>`encode(sha256(convert_to(key, 'UTF8')), 'hex')`;
