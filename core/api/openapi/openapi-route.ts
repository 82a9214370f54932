import { hash } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { HOST_VERSION } from "#core/host/host-version.ts";
import type { Host } from "#core/host/open-host.ts";
import { openApiDocument } from "./openapi-document.ts";

/** `GET /openapi.json`: made once for each revision of the wiring. */
export async function openApiRoute(app: FastifyInstance, { host }: { readonly host: Host }): Promise<void> {
  let held: { readonly revision: number; readonly text: string; readonly etag: string } | undefined;
  app.get("/openapi.json", async (request, reply) => {
    const { revision } = await host.stateOf();
    if (held?.revision !== revision) {
      const { wiring } = await host.snapshotAt(revision);
      const text = JSON.stringify(openApiDocument(wiring, { version: HOST_VERSION, serverUrl: host.environment.publicUrl }));
      held = { revision, text, etag: `"${hash("sha256", text, "base64url")}"` };
    }
    reply.header("etag", held.etag).header("cache-control", "no-cache");
    if (request.headers["if-none-match"] === held.etag) return reply.code(304).send();
    return reply.type("application/json; charset=utf-8").send(held.text);
  });
}
