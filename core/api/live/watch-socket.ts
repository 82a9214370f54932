import type { WebSocket } from "@fastify/websocket";
import type { Log } from "#core/events/scope.ts";
import { AppError } from "#core/kernel/app-error.ts";

export type SocketWatch = {
  readonly log: Log;
  readonly everyMs: number;
  /** Throws an AppError when the caller may no longer listen. */
  readonly assertAllowed: () => Promise<void>;
};

/**
 * Looks after an open socket: asks at intervals whether the other end still answers and its caller may still listen, and ends it when
 * one of them is no longer so, or when it talks too much: there is nothing to be told by a listener.
 */
export function watchSocket(socket: WebSocket, { log, everyMs, assertAllowed }: SocketWatch): void {
  let hasAnswered = true;
  let failures = 0;
  let frames = 0;
  const look = async (): Promise<void> => {
    if (!hasAnswered) return socket.terminate();
    hasAnswered = false;
    frames = 0;
    socket.ping();
    try {
      await assertAllowed();
      failures = 0;
    } catch (fault) {
      if (fault instanceof AppError) return end(socket, 1008, fault.code);
      failures += 1;
      log.warn({ err: fault }, "Whether a socket may stay open could not be found out.");
      if (failures >= MOST_FAILURES) end(socket, 1013, "Try again later.");
    }
  };
  const timer = setInterval(() => void look(), everyMs);
  const heard = (): void => {
    frames += 1;
    if (frames === MOST_FRAMES) end(socket, 1008, "Too many messages.");
  };
  socket.on("pong", () => {
    hasAnswered = true;
    heard();
  });
  socket.on("ping", heard);
  socket.on("message", heard);
  socket.on("error", () => socket.terminate());
  socket.once("close", () => clearInterval(timer));
}

/** How many frames a listener may send between two looks, and how often not knowing whether it may stay is put up with. */
const MOST_FRAMES = 200;
const MOST_FAILURES = 2;
const FAREWELL_MS = 1_000;

/** Closes a socket politely; one that does not answer is cut off. */
export function end(socket: WebSocket, code: number, reason: string): void {
  socket.close(code, reason);
  const timer = setTimeout(() => socket.terminate(), FAREWELL_MS);
  socket.once("close", () => clearTimeout(timer));
}
