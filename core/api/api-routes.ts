import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Host } from "#core/host/open-host.ts";
import { methodForm } from "./answer-form.ts";
import type { FindCall } from "./api-call.ts";
import { callRoute, readBodiesAs } from "./call-route.ts";
import { assertVerb, findMethod, type MethodAddress } from "./find-method.ts";
import { readForm } from "./read-form.ts";
import { readJson } from "./read-json.ts";

/** `/api/{role}/{module}/{method}`: every method of core and of the active modules. */
export async function apiRoutes(app: FastifyInstance, { host }: { readonly host: Host }): Promise<void> {
  app.removeAllContentTypeParsers();
  readBodiesAs(app, "application/json", readJson);
  readBodiesAs(app, "application/x-www-form-urlencoded", (body) => readForm(body.toString("utf8")));
  callRoute(app, { host, url: "/api/:role/:module/:method", find: findCall });
}

function findCall(request: FastifyRequest): FindCall {
  return (wiring) => {
    const found = findMethod(wiring, request.params as MethodAddress);
    assertVerb(found.method, request.method);
    return { ...found, form: methodForm };
  };
}
