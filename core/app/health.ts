import type { FastifyInstance } from "fastify";
import type { Host } from "#core/host/open-host.ts";
import type { Readiness } from "./draining.ts";

/** `/health/live`: the process answers. `/health/ready`: so does the database, its schema is current, and the host is not about to stop. */
export async function health(
  app: FastifyInstance,
  { host, readiness }: { readonly host: Host; readonly readiness: Readiness },
): Promise<void> {
  let isCurrent = false;
  app.addHook("onRequest", async (_request, reply) => {
    reply.header("cache-control", "no-store");
  });
  app.get("/health/live", async () => ({ status: "ok" }));
  app.get("/health/ready", async (request, reply) => {
    if (readiness.isDraining) return reply.code(503).send({ status: "stopping" });
    try {
      await host.database.ping();
      isCurrent ||= (await host.pendingMigrations()).length === 0;
    } catch (fault) {
      host.log.warn({ err: fault, requestId: request.id }, "The host is not ready: the database does not answer.");
      return reply.code(503).send({ status: "database_unavailable" });
    }
    return isCurrent ? { status: "ok" } : reply.code(503).send({ status: "migrations_pending" });
  });
}
