import { WebSocket } from "ws";
import type { TestLife } from "#test/harness/fresh-database.ts";

export type LiveNote = { readonly id: number; readonly type: string; readonly at: string; readonly data: Record<string, unknown> };

export type LiveSocket = {
  readonly socket: WebSocket;
  /** Everything that came, in order. */
  readonly notes: readonly LiveNote[];
  /** Resolves as soon as that many came. */
  readonly until: (count: number) => Promise<readonly LiveNote[]>;
  /** The code and the reason the other end closed with. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
};

/** Opens a socket and waits until it is open; it is ended with the test. */
export async function liveSocket(t: TestLife, url: string, headers: Record<string, string>): Promise<LiveSocket> {
  const socket = new WebSocket(url, { headers });
  t.teardown(() => socket.terminate());
  const notes: LiveNote[] = [];
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  socket.on("message", (text) => {
    notes.push(JSON.parse(String(text)));
    for (const { count, resolve } of waiting) if (notes.length >= count) resolve();
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.once("close", (code, reason) => resolve({ code, reason: String(reason) }));
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  socket.on("error", () => undefined);
  const until = async (count: number): Promise<readonly LiveNote[]> => {
    if (notes.length >= count) return notes;
    const ended = closed.then(({ code }) => Promise.reject(new Error(`Closed with ${code} after ${notes.length} of ${count} messages.`)));
    ended.catch(() => undefined);
    await Promise.race([new Promise<void>((resolve) => waiting.push({ count, resolve })), ended]);
    return notes;
  };
  return { socket, notes, until, closed };
}

/** The status of the HTTP answer that is given instead of a socket, and the code in it. */
export function refusalOf(url: string, headers: Record<string, string>): Promise<{ readonly status: number; readonly code: string }> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { headers });
    socket.once("open", () => reject(new Error("The socket was opened.")));
    socket.once("error", reject);
    socket.once("unexpected-response", (_request, response) => {
      let text = "";
      response.on("data", (chunk) => (text += chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, code: JSON.parse(text).error.code }));
    });
  });
}
