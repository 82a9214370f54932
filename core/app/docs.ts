import type { FastifyInstance } from "fastify";
import { type ApiReference, renderApiReference } from "./api-reference.ts";

/** `/docs`: the description of the API as pages one can try it from. The reader's scripts and styles have a policy of their own. */
export async function docs(app: FastifyInstance): Promise<void> {
  let rendered: Promise<ApiReference> | undefined;
  const reference = (): Promise<ApiReference> => {
    rendered ??= renderApiReference("/openapi.json");
    return rendered;
  };
  app.get("/docs", async (_request, reply) => reply.redirect("/docs/", 301));
  app.get("/docs/", async (_request, reply) => {
    const { page, policy } = await reference();
    return reply.header("content-security-policy", policy).header("cache-control", "no-cache").type("text/html; charset=utf-8").send(page);
  });
  app.get("/docs/js/scalar.js", async (request, reply) => {
    const { script, scriptEtag } = await reference();
    reply.header("etag", scriptEtag).header("cache-control", "public, max-age=86400");
    if (request.headers["if-none-match"] === scriptEtag) return reply.code(304).send();
    return reply.type("application/javascript; charset=utf-8").send(script);
  });
}
