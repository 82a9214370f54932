import type {} from "@fastify/csrf-protection";
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from "fastify";
import type { Host } from "#core/host/open-host.ts";
import { answerCall } from "./answer-call.ts";
import { beginCall } from "./api-call.ts";
import type { MethodAddress } from "./find-method.ts";
import { readForm } from "./read-form.ts";
import { readJson } from "./read-json.ts";

type MethodRoute = { Params: MethodAddress };

/** How large a request may be; imports have a door of their own. */
export const BODY_LIMIT_BYTES = 1_048_576;

/**
 * `/api/{role}/{module}/{method}`: every method of core and of the active modules. Who may not call it is told so before the body is
 * read. Needs the sessions plugin around it.
 */
export async function apiRoutes(app: FastifyInstance, { host }: { readonly host: Host }): Promise<void> {
  app.decorateRequest("apiCall", undefined);
  app.removeAllContentTypeParsers();
  readBodiesAs(app, "application/json", readJson);
  readBodiesAs(app, "application/x-www-form-urlencoded", (body) => readForm(body.toString("utf8")));
  app.route<MethodRoute>({
    method: EVERY_VERB,
    url: "/api/:role/:module/:method",
    bodyLimit: BODY_LIMIT_BYTES,
    onRequest: [
      async (request, reply) => {
        reply.header("cache-control", "no-store");
        request.apiCall = await beginCall(host, request);
      },
      (request: FastifyRequest<MethodRoute>, reply: FastifyReply, done: () => void) => {
        if (request.apiCall?.needsToken !== true) return done();
        app.csrfProtection(request, reply, done);
      },
    ],
    handler: (request, reply) => answerCall(host, request, reply),
  });
}

/** All of them, so that a wrong one is answered with 405 and what would be right. */
const EVERY_VERB: HTTPMethods[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

function readBodiesAs(app: FastifyInstance, type: string, read: (body: Buffer) => unknown): void {
  app.addContentTypeParser(type, { parseAs: "buffer" }, (_request, body, done) => {
    try {
      done(null, read(Buffer.from(body)));
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  });
}
