import type {} from "@fastify/websocket";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { databaseErrors } from "#core/database/errors.ts";
import type { Host } from "#core/host/open-host.ts";
import { wholeNumber } from "#core/kernel/wire.ts";
import { queryOf } from "../answer-form.ts";
import { apiErrors } from "../errors.ts";
import { parseInput } from "../parse-input.ts";
import { readForm } from "../read-form.ts";
import { assertStillAllowed, type LiveCaller, liveCallerOf } from "./live-caller.ts";
import { liveFeed } from "./live-feed.ts";
import { sendLive } from "./send-live.ts";
import { end, watchSocket } from "./watch-socket.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Who listens, and from where on; set before a socket is opened. */
    listener: { readonly caller: LiveCaller; readonly after: bigint | undefined } | undefined;
  }
}

export type LiveOptions = {
  readonly host: Host;
  /** How often an open socket is looked after. Who may no longer listen is told so within two of these. */
  readonly checkEveryMs?: number;
};

type ChannelRoute = { Params: { readonly channel: string } };

/**
 * `GET /ws/{channel}`: the messages of a channel for staff, `?after=<id>` with what was missed since. Who may not listen gets an HTTP
 * answer instead of a socket. Needs the sessions plugin and the WebSocket plugin around it.
 */
export async function liveRoutes(app: FastifyInstance, { host, checkEveryMs = CHECK_EVERY_MS }: LiveOptions): Promise<void> {
  const feed = liveFeed(host);
  const open = new Map<number, number>();
  app.addHook("preClose", async () => {
    for (const socket of app.websocketServer.clients) end(socket, 1001, "The host stops.");
  });
  app.addHook("onClose", feed.close);
  app.decorateRequest("listener", undefined);
  app.route<ChannelRoute>({
    method: "GET",
    url: "/ws/:channel",
    onRequest: async (request) => {
      const caller = await liveCallerOf(host, request, request.params.channel);
      if ((open.get(caller.staffId) ?? 0) >= MOST_SOCKETS) throw databaseErrors.error("busy", {}, { retryAfterSeconds: 60 });
      request.listener = { caller, after: afterOf(request) };
    },
    handler: (_request, reply) => {
      reply.header("upgrade", "websocket");
      throw apiErrors.error("request.upgrade_required");
    },
    wsHandler: (socket, { listener }) => {
      if (listener === undefined) return end(socket, 1011, "Nobody listens.");
      const { caller, after } = listener;
      open.set(caller.staffId, (open.get(caller.staffId) ?? 0) + 1);
      socket.once("close", () => open.set(caller.staffId, (open.get(caller.staffId) ?? 1) - 1));
      watchSocket(socket, { log: host.log, everyMs: checkEveryMs, assertAllowed: () => assertStillAllowed(host, caller) });
      sendLive(socket, feed, caller.channel.name, after).catch((fault: unknown) =>
        host.log.warn({ err: fault }, "A socket could not be served."),
      );
    },
  });
}

const CHECK_EVERY_MS = 25_000;

/** How many sockets one staff member may have open on one host. */
const MOST_SOCKETS = 50;

const query = z.strictObject({ after: wholeNumber(0, Number.MAX_SAFE_INTEGER).optional() });

function afterOf(request: FastifyRequest): bigint | undefined {
  const { after } = parseInput({ input: query }, readForm(queryOf(request)), request.language) as z.output<typeof query>;
  return after === undefined ? undefined : BigInt(after);
}
