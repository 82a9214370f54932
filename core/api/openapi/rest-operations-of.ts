import type { RestRoute } from "#core/events/rest-route.ts";
import type { Wiring } from "#core/events/wiring.ts";
import { REST_BASE } from "../rest/rest-routes.ts";
import { type Components, type JsonSchema, jsonSchemaOf } from "./json-schema.ts";
import { type MethodOperations, queryOf, security } from "./operations-of.ts";

/** The path of a REST address and what it answers to its verb. Its id is that of the method with the verb and path before it. */
export function restOperationsOf(route: RestRoute, wiring: Wiring, components: Components): MethodOperations {
  const { verb, path, role, method, summary, status } = route;
  const id = `rest_${verb.toLowerCase()}${path.replaceAll(/\W+/g, "_").replace(/_$/, "")}`;
  const permission = wiring.method(role, method)?.permission;
  const schema = jsonSchemaOf(route.output, "output", id, components);
  const parameters = [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: "path", required: true, schema: { type: "integer", minimum: 1 } })),
    ...(route.query === undefined ? [] : queryOf(jsonSchemaOf(route.query, "input", `${id}_query`, components))),
    ...(verb === "GET" ? [] : [{ $ref: "#/components/parameters/IdempotencyKey" }]),
  ];
  const operation = {
    operationId: id,
    tags: [`REST ${path.split("/")[2] ?? role}`],
    summary,
    ...(permission === undefined ? {} : { "x-permission": permission, description: `Needs the permission \`${permission}\`.` }),
    security: security[role],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(route.body === undefined ? {} : { requestBody: bodyOf(jsonSchemaOf(route.body, "input", id, components)) }),
    responses: { [String(status)]: { description: "Done.", content: { "application/json": { schema } } }, ...errors },
  };
  return { path: `${REST_BASE}${path}`, operations: { [verb.toLowerCase()]: operation } };
}

const errors = Object.fromEntries(
  ["400", "401", "403", "404", "409", "422", "429", "503"].map((status) => [status, { $ref: `#/components/responses/R${status}` }]),
);

function bodyOf(schema: JsonSchema): JsonSchema {
  return { required: true, content: { "application/json": { schema } } };
}
