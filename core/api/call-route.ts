import type {} from "@fastify/csrf-protection";
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from "fastify";
import type { Host } from "#core/host/open-host.ts";
import { answerCall } from "./answer-call.ts";
import { beginCall, type FindCall } from "./api-call.ts";

/** How large a request may be; imports have a door of their own. */
export const BODY_LIMIT_BYTES = 1_048_576;

export type CallRoute = { readonly host: Host; readonly url: string; readonly find: (request: FastifyRequest) => FindCall };

/**
 * A family of addresses under which methods are called. Who may not call one is told so before the body is read. The verbs are all of
 * them, so that a wrong one is answered with 405 and what would be right. Needs the sessions plugin around it.
 */
export function callRoute(app: FastifyInstance, { host, url, find }: CallRoute): void {
  app.decorateRequest("apiCall", undefined);
  app.route({
    method: EVERY_VERB,
    url,
    bodyLimit: BODY_LIMIT_BYTES,
    onRequest: [
      async (request: FastifyRequest, reply: FastifyReply) => {
        reply.header("cache-control", "no-store");
        request.apiCall = await beginCall(host, request, find(request));
      },
      (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
        if (request.apiCall?.needsToken !== true) return done();
        app.csrfProtection(request, reply, done);
      },
    ],
    handler: (request, reply) => answerCall(host, request, reply),
  });
}

const EVERY_VERB: HTTPMethods[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Reads bodies of a type, and of no other that was not named too; what the reader throws is the answer. */
export function readBodiesAs(app: FastifyInstance, type: string, read: (body: Buffer) => unknown): void {
  app.addContentTypeParser(type, { parseAs: "buffer" }, (_request, body, done) => {
    try {
      done(null, read(Buffer.from(body)));
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  });
}
