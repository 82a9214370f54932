import { isIP } from "node:net";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { fastifyPlugin } from "fastify-plugin";
import { collectDefaultMetrics, Histogram, Registry } from "prom-client";
import { isLoopback } from "#config/loopback.ts";
import { authenticate, refuseKey } from "#core/api/authenticate.ts";
import { statementCount } from "#core/database/named-client.ts";
import { hostErrors } from "#core/host/errors.ts";
import type { Host } from "#core/host/open-host.ts";
import { identityErrors } from "#core/identity/errors.ts";

/** `/metrics` in Prometheus' text form, for this machine, or for staff with its key. Counts the requests of the whole app. */
export const metrics = fastifyPlugin(
  async (app: FastifyInstance, { host }: { readonly host: Host }) => {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry, prefix: "largesse_" });
    const seconds = new Histogram({
      name: "largesse_http_request_seconds",
      help: "Time from request to answer",
      labelNames: ["method", "route", "status"] as const,
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers: [registry],
    });
    app.addHook("onResponse", async (request, reply) => {
      const route = request.routeOptions.url ?? "none";
      seconds.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1_000);
    });
    app.get("/metrics", async (request, reply) => {
      await assertMayRead(host, request);
      const text = `${await registry.metrics()}\n# TYPE largesse_database_statements_total counter\nlargesse_database_statements_total ${statementCount()}\n`;
      return reply.header("cache-control", "no-store").type(registry.contentType).send(text);
    });
  },
  { name: "largesse-metrics" },
);

/** A request that a proxy passed on does not come from this machine, whatever its last step looks like. */
async function assertMayRead(host: Host, request: FastifyRequest): Promise<void> {
  const isForwarded = request.headers.forwarded !== undefined || request.headers["x-forwarded-for"] !== undefined;
  if (request.headers.authorization === undefined) {
    if (isIP(request.ip) !== 0 && isLoopback(request.ip.replace(/^::ffff:/, "")) && !isForwarded) return;
    throw identityErrors.error("auth.required");
  }
  const caller = await authenticate(host, request);
  if (caller.isWrongKey) await refuseKey(host, request, caller);
  if (caller.principal?.actor.kind !== "staff") throw hostErrors.error("auth.forbidden");
}
