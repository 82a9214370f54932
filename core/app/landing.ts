import type { FastifyInstance } from "fastify";

/** `/`: what this is, and where to go from here. */
export async function landing(app: FastifyInstance): Promise<void> {
  app.get("/", async (_request, reply) => reply.type("text/html; charset=utf-8").send(PAGE));
}

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Largesse</title>
</head>
<body>
<main>
<h1>Largesse</h1>
<p>A billing host whose modules give value away without ever losing any: coupons, gift cards, loyalty points.</p>
<ul>
<li><a href="/docs/">API reference</a></li>
<li><a href="/openapi.json">API description (OpenAPI 3.1)</a></li>
<li><a href="/health/ready">Health</a></li>
</ul>
</main>
</body>
</html>
`;
