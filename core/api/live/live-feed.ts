import { eventTables } from "#core/events/tables.ts";
import type { Host } from "#core/host/open-host.ts";
import { keepDoing, type Repeated } from "#core/jobs/keep-doing.ts";
import { lastLiveId } from "./last-live-id.ts";
import { type LiveListener, liveListener } from "./live-listener.ts";

/** A message as it goes over the wire, with its id to tell where a reader stands. */
export type LiveRow = { readonly id: bigint; readonly channel: string; readonly text: string };

/** Somebody who reads a channel; gets every row of it that comes, in order, and may get one again. */
export type LiveReader = { readonly channel: string; readonly take: (row: LiveRow) => void };

export type LiveFeed = {
  /** Starts handing rows to a reader. Answers the id of the last row there was before. */
  readonly join: (reader: LiveReader) => Promise<bigint>;
  readonly leave: (reader: LiveReader) => void;
  /** Rows of a channel after an id, oldest first, at most {@link LIVE_PAGE}. */
  readonly read: (channel: string, after: bigint) => Promise<readonly LiveRow[]>;
  readonly close: () => Promise<void>;
};

/** How many rows are read at a time. */
export const LIVE_PAGE = 200;

/**
 * Follows the log of messages for all sockets of this host: when word of new ones comes, and every second in any case. Nothing is asked
 * of the database while nobody reads. Ids become visible in their own order, so a place in the log is one number.
 */
export function liveFeed(host: Pick<Host, "database" | "log">): LiveFeed {
  const { db } = host.database;
  const readers = new Set<LiveReader>();
  let place = 0n;
  let following: { readonly rounds: Repeated; readonly listener: LiveListener } | undefined;

  const round = async (): Promise<void> => {
    for (let rows = await unread(); rows.length > 0; rows = rows.length < LIVE_PAGE ? [] : await unread()) {
      for (const row of rows) {
        place = row.id;
        for (const reader of readers) if (reader.channel === row.channel) reader.take(row);
      }
    }
  };
  const unread = async (): Promise<readonly LiveRow[]> => (readers.size === 0 ? [] : rowsAfter(db, undefined, place));
  const follow = () => {
    const rounds = keepDoing("following live messages", EVERY_MS, host.log, round);
    return { rounds, listener: liveListener(host, rounds.poke) };
  };

  return {
    join: async (reader) => {
      const last = await lastLiveId(db);
      // Whoever comes first decides where to go on from; with others there already, their place is kept.
      if (readers.size === 0) place = last;
      readers.add(reader);
      following ??= follow();
      return last;
    },
    leave: (reader) => void readers.delete(reader),
    read: (channel, after) => rowsAfter(db, channel, after),
    close: async () => {
      readers.clear();
      await Promise.all([following?.listener.stop(), following?.rounds.stop()]);
    },
  };
}

const EVERY_MS = 1_000;

type Db = Host["database"]["db"];

async function rowsAfter(db: Db, channel: string | undefined, after: bigint): Promise<readonly LiveRow[]> {
  const rows = await eventTables({ db })
    .selectFrom("live_message")
    .select(["id", "channel", "type", "at", "data"])
    .where("id", ">", after)
    .$if(channel !== undefined, (all) => all.where("channel", "=", channel ?? ""))
    .orderBy("id")
    .limit(LIVE_PAGE)
    .execute();
  return rows.map(({ id, channel: of, type, at, data }) => ({ id, channel: of, text: JSON.stringify({ id: Number(id), type, at, data }) }));
}
