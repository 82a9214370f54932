import type { Db } from "#core/events/scope.ts";
import { eventTables } from "#core/events/tables.ts";

/** The id of the last message there is in any channel; nought when there is none. */
export async function lastLiveId(db: Db): Promise<bigint> {
  const { last } = await eventTables({ db })
    .selectFrom("live_message")
    .select(({ fn }) => fn.max<bigint | null>("id").as("last"))
    .executeTakeFirstOrThrow();
  return last ?? 0n;
}
