import { constants } from "node:zlib";
import { fastifyCompress } from "@fastify/compress";
import { fastifyFormbody } from "@fastify/formbody";
import { fastifyWebsocket } from "@fastify/websocket";
import { type FastifyInstance, fastify } from "fastify";
import { answerError } from "#core/api/answer-error.ts";
import { apiRoutes } from "#core/api/api-routes.ts";
import { BODY_LIMIT_BYTES } from "#core/api/call-route.ts";
import { apiErrors } from "#core/api/errors.ts";
import { liveRoutes } from "#core/api/live/live-routes.ts";
import { openApiRoute } from "#core/api/openapi/openapi-route.ts";
import { restRoutes } from "#core/api/rest/rest-routes.ts";
import type { Host } from "#core/host/open-host.ts";
import { pageRoutes } from "#core/views/page-routes.ts";
import type { ViewsOptions } from "#core/views/views.ts";
import { docs } from "./docs.ts";
import { draining, type Readiness } from "./draining.ts";
import { health } from "./health.ts";
import { metrics } from "./metrics.ts";
import { pressure } from "./pressure.ts";
import { requestId, requestIdOf } from "./request-id.ts";
import { requestLog } from "./request-log.ts";
import { securityHeaders } from "./security-headers.ts";
import { sessions } from "./sessions.ts";

/** The doors of a host: the web server with everything it answers, not yet listening. Closing it leaves the host open. */
export async function buildApp(
  host: Host,
  readiness: Readiness = { isDraining: false },
  { themes }: ViewsOptions = {},
): Promise<FastifyInstance> {
  const { publicUrl, trustProxy } = host.environment;
  const app = fastify({
    logger: false,
    trustProxy: trustProxy.length === 0 ? false : [...trustProxy],
    genReqId: requestIdOf,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: "idle",
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) => void answerError(host, error, request, reply),
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: LONGEST_SEGMENT },
  });
  app.decorateRequest("language");
  app.setErrorHandler((error, request, reply) => answerError(host, error, request, reply));
  app.setNotFoundHandler((request, reply) => answerError(host, apiErrors.error("request.not_found"), request, reply));

  await app.register(requestId);
  await app.register(draining, { readiness });
  await app.register(requestLog, { host });
  await app.register(metrics, { host });
  await app.register(pressure);
  await app.register(securityHeaders, { publicUrl });
  await app.register(fastifyCompress, {
    threshold: COMPRESSED_FROM_BYTES,
    encodings: ["br", "gzip"],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  await app.register(fastifyFormbody);
  await app.register(fastifyWebsocket, { options: { maxPayload: LARGEST_MESSAGE_BYTES, perMessageDeflate: false } });

  await app.register(health, { host, readiness });
  await app.register(openApiRoute, { host });
  await app.register(docs);
  await app.register(async (doors) => {
    await doors.register(sessions, { host });
    await doors.register(apiRoutes, { host });
    await doors.register(restRoutes, { host });
    await doors.register(liveRoutes, { host });
    await doors.register(pageRoutes, { host, themes });
  });
  return app;
}

const REQUEST_TIMEOUT_MS = 30_000;
const LONGEST_SEGMENT = 200;
const COMPRESSED_FROM_BYTES = 1_024;
const LARGEST_MESSAGE_BYTES = 16_384;
