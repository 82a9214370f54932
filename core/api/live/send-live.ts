import type { WebSocket } from "@fastify/websocket";
import { LIVE_PAGE, type LiveFeed, type LiveReader, type LiveRow } from "./live-feed.ts";

/**
 * Sends the messages of a channel to a socket, each once and in order, those after `after` first. What a slow reader has not taken yet is
 * not kept in memory beyond a small amount: it is read again from the log when there is room.
 */
export async function sendLive(socket: WebSocket, feed: LiveFeed, channel: string, after: bigint | undefined): Promise<void> {
  let place = 0n;
  let isReading = true;
  let hasMissed = false;
  const closed = new Promise((resolve) => socket.once("close", resolve));
  /** Resolves when the message has left this process. */
  const send = (row: LiveRow): Promise<unknown> => {
    place = row.id;
    return new Promise((resolve) => socket.send(row.text, resolve));
  };
  const catchUp = async (): Promise<void> => {
    isReading = true;
    let rows: readonly LiveRow[] = [];
    do {
      hasMissed = false;
      rows = await feed.read(channel, place);
      await Promise.race([closed, Promise.all(rows.map(send))]);
    } while (socket.readyState === socket.OPEN && (rows.length === LIVE_PAGE || hasMissed));
    isReading = false;
  };
  const giveUp = (): void => socket.close(1013, "Try again later.");
  const reader: LiveReader = {
    channel,
    take: (row) => {
      if (socket.readyState !== socket.OPEN) return;
      if (isReading) hasMissed = true;
      else if (row.id > place && socket.bufferedAmount > MOST_WAITING_BYTES) catchUp().catch(giveUp);
      else if (row.id > place) void send(row);
    },
  };
  socket.once("close", () => feed.leave(reader));
  try {
    const last = await feed.join(reader);
    if (socket.readyState !== socket.OPEN) return feed.leave(reader);
    place = after ?? last;
    await catchUp();
  } catch (fault) {
    giveUp();
    throw fault;
  }
}

const MOST_WAITING_BYTES = 65_536;
