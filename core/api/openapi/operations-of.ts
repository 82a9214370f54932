import type { AnyMethod, Role } from "#core/events/method.ts";
import { verbsOf } from "../find-method.ts";
import { takesIdempotencyKey } from "../idempotency.ts";
import { type Components, type JsonSchema, jsonSchemaOf } from "./json-schema.ts";

/** The path of a method and what it answers there, by verb. */
export type MethodOperations = { readonly path: string; readonly operations: Readonly<Record<string, JsonSchema>> };

export function operationsOf(method: AnyMethod, modules: readonly string[], components: Components): MethodOperations {
  const { role, name, summary, permission } = method;
  const id = `${role}_${name}`;
  const [module, rest] = splitName(name, modules);
  const input = jsonSchemaOf(method.input, "input", id, components);
  const output = jsonSchemaOf(method.output, "output", id, components);
  const common = {
    tags: [module],
    summary,
    ...(permission === undefined ? {} : { "x-permission": permission, description: `Needs the permission \`${permission}\`.` }),
    security: security[role],
    responses: { "200": successOf(output), ...errors },
  };
  const post = {
    operationId: id,
    ...common,
    ...(takesIdempotencyKey(method) ? { parameters: [{ $ref: "#/components/parameters/IdempotencyKey" }] } : {}),
    requestBody: bodyOf(input),
  };
  const get = { operationId: `${id}_by_get`, ...common, parameters: queryOf(input) };
  return { path: `/api/${role}/${module}/${rest}`, operations: verbsOf(method).includes("GET") ? { get, post } : { post } };
}

/** Who may call through a role's door, as the document says it. */
export const security: Readonly<Record<Role, readonly object[]>> = {
  guest: [{}, { session: [] }],
  client: [{ basicKey: [] }, { bearerKey: [] }, { session: [], csrfToken: [] }],
  admin: [{ basicKey: [] }, { bearerKey: [] }, { session: [], csrfToken: [] }],
};

const errors = Object.fromEntries(
  ["400", "401", "403", "404", "409", "422", "429", "503"].map((status) => [status, { $ref: `#/components/responses/E${status}` }]),
);

/** `coupon_get_list` is `coupon/get_list`; a module whose own name has an underscore keeps it: `gift_card/redeem`. */
function splitName(name: string, modules: readonly string[]): readonly [module: string, method: string] {
  const known = modules.map((id) => id.replaceAll("-", "_")).filter((id) => name.startsWith(`${id}_`));
  const module = known.toSorted((one, other) => other.length - one.length)[0] ?? name.split("_")[0] ?? name;
  return [module, name.slice(module.length + 1)];
}

function successOf(result: JsonSchema): JsonSchema {
  const schema = { type: "object", properties: { result, error: { type: "null" } }, required: ["result", "error"] };
  return { description: "Done.", content: { "application/json": { schema } } };
}

function bodyOf(schema: JsonSchema): JsonSchema {
  const needed = Array.isArray(schema["required"]) && schema["required"].length > 0;
  return { required: needed, content: { "application/json": { schema }, "application/x-www-form-urlencoded": { schema } } };
}

/** The fields of a query. */
export function queryOf({ properties, required }: JsonSchema): readonly JsonSchema[] {
  const needed = new Set(Array.isArray(required) ? required : []);
  return Object.entries(properties ?? {}).map(([name, schema]) => ({ name, in: "query", required: needed.has(name), schema }));
}
