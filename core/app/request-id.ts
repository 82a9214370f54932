import type { IncomingMessage } from "node:http";
import type { FastifyInstance } from "fastify";
import { fastifyPlugin } from "fastify-plugin";
import { randomUuid } from "#core/kernel/randomness.ts";

/** The id of a request: the one a proxy gave it, when it looks like one, else a new one. It ties log, audit row and answer together. */
export function requestIdOf({ headers }: Pick<IncomingMessage, "headers">): string {
  const given = headers["x-request-id"];
  return typeof given === "string" && /^[A-Za-z0-9._:-]{8,64}$/.test(given) ? given : randomUuid();
}

/** Tells every caller the id of its request. */
export const requestId = fastifyPlugin(
  async (app: FastifyInstance) => {
    app.addHook("onRequest", async (request, reply) => {
      reply.header("x-request-id", request.id);
    });
  },
  { name: "largesse-request-id" },
);
