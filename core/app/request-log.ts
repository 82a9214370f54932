import type { FastifyInstance } from "fastify";
import { fastifyPlugin } from "fastify-plugin";
import type { Host } from "#core/host/open-host.ts";

/** At LOG_LEVEL debug: one line for each answered request, with the route's pattern in place of what was asked. */
export const requestLog = fastifyPlugin(
  async (app: FastifyInstance, { host }: { readonly host: Host }) => {
    if (host.environment.logLevel !== "debug" && host.environment.logLevel !== "trace") return;
    app.addHook("onResponse", async (request, reply) => {
      const fields = {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        durationMs: Math.round(reply.elapsedTime),
      };
      host.log.info(fields, "Answered.");
    });
  },
  { name: "largesse-request-log" },
);
