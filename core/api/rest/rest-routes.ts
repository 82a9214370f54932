import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Host } from "#core/host/open-host.ts";
import { answerError } from "../answer-error.ts";
import type { FindCall } from "../api-call.ts";
import { callRoute, readBodiesAs } from "../call-route.ts";
import { readJson } from "../read-json.ts";
import { findRoute } from "./find-route.ts";
import { restForm, restRefusal } from "./rest-form.ts";

/** Where the REST API begins. */
export const REST_BASE = "/api/v1";

/**
 * `/api/v1/…`: the addresses that core and the active modules declare, each another name for a method. They are looked up in the wiring
 * for every request, so that those of a module that is switched off are gone at once.
 */
export async function restRoutes(app: FastifyInstance, { host }: { readonly host: Host }): Promise<void> {
  app.removeAllContentTypeParsers();
  readBodiesAs(app, "application/json", readJson);
  app.setErrorHandler((error, request, reply) => answerError(host, error, request, reply, request.apiCall?.form.refusal ?? restRefusal));
  callRoute(app, { host, url: `${REST_BASE}/*`, find: findCall });
}

function findCall(request: FastifyRequest): FindCall {
  return (wiring) => {
    const found = findRoute(wiring, request.method, pathOf(request));
    const { role, method: name } = found.route;
    const method = wiring.method(role, name);
    if (method === undefined) throw new TypeError(`The address ${found.route.path} is declared for ${role} ${name}, which there is not.`);
    return { role, method, form: restForm(found) };
  };
}

/** As it was sent: nothing below this address needs decoding. */
function pathOf({ raw }: FastifyRequest): string {
  return (raw.url ?? "").slice(REST_BASE.length).split("?")[0] ?? "";
}
