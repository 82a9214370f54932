import { sql } from "kysely";
import { jsonValue } from "#core/database/json-value.ts";
import { type LiveMessage, liveMessages } from "#core/events/live-channel.ts";
import type { Db, Scope } from "#core/events/scope.ts";

/** A row of the outbox, as far as the channels are concerned. */
export type ToldRow = { readonly name: string; readonly payload: unknown; readonly created_at: Date };

/** What the hosts listen for to know of new messages. */
export const LIVE_SIGNAL = "largesse_live";

/**
 * Writes what notices become in the channels of `/ws/…`, once for each, in the relay's transaction. The lock makes ids visible in their
 * own order; it is taken last and held until the commit. A message that cannot be made is logged and left out: it holds up nobody.
 */
export async function logLive(scope: Scope, db: Db, rows: readonly ToldRow[]): Promise<void> {
  const entries: Entry[] = [];
  for (const message of scope.wiring.provided(liveMessages)) entries.push(...(await entriesOf({ ...scope, db }, message, rows)));
  if (entries.length === 0) return;
  const list = jsonValue<unknown>(entries.toSorted((one, other) => one.place - other.place));
  await sql`select pg_advisory_xact_lock(${LOCK_SPACE}, 1)`.execute(db);
  await sql`
    with logged as (
      insert into live_message (channel, type, at, data, logged_at)
      select channel, type, at, data, clock_timestamp()
      from rows from (jsonb_to_recordset(${list}) as (channel text, type text, at timestamptz, data jsonb)) with ordinality
        as entry (channel, type, at, data, place)
      order by place
    )
    select pg_notify(${LIVE_SIGNAL}, '')`.execute(db);
}

/** "larg" in ASCII, and three: migrations, signs of life and runs by hand have the numbers before. */
const LOCK_SPACE = 0x6c61726a;

type Entry = { readonly channel: string; readonly type: string; readonly at: Date; readonly data: object; readonly place: number };

async function entriesOf(scope: Scope, message: LiveMessage, rows: readonly ToldRow[]): Promise<readonly Entry[]> {
  const { channel, type, notice, payload, toData } = message;
  const told = rows.flatMap((row, place) => {
    const read = row.name === notice ? payload.safeParse(row.payload) : undefined;
    return read?.success ? [{ at: row.created_at, place, payload: read.data as never }] : [];
  });
  if (told.length === 0) return [];
  await sql`savepoint live`.execute(scope.db);
  try {
    const data = await toData(
      scope,
      told.map((one) => one.payload),
    );
    await sql`release savepoint live`.execute(scope.db);
    return told.flatMap(({ at, place }, index) => {
      const given = data[index];
      return given === undefined ? [] : [{ channel, type, at, data: given, place }];
    });
  } catch (fault) {
    await sql`rollback to savepoint live`.execute(scope.db);
    scope.log.error({ err: fault, channel, type }, "Live messages could not be made; they are left out.");
    return [];
  }
}
