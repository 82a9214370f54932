import type { Wiring } from "#core/events/wiring.ts";
import type { Components, JsonSchema } from "./json-schema.ts";
import { operationsOf } from "./operations-of.ts";
import { restOperationsOf } from "./rest-operations-of.ts";
import { errorResponses, sharedParts } from "./shared-parts.ts";

export type OpenApiInfo = { readonly version: string; readonly serverUrl: string | undefined };

/** The OpenAPI 3.1 description of everything the active modules and core answer, made from the schemas that check it. */
export function openApiDocument(wiring: Wiring, { version, serverUrl }: OpenApiInfo): JsonSchema {
  const components: Components = new Map(Object.entries(sharedParts.schemas));
  const paths: Record<string, Record<string, unknown>> = {};
  for (const method of wiring.methods.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))) {
    const { path, operations } = operationsOf(method, wiring.modules, components);
    paths[path] = { ...paths[path], ...operations };
  }
  for (const route of wiring.rest) {
    const { path, operations } = restOperationsOf(route, wiring, components);
    paths[path] = { ...paths[path], ...operations };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Largesse", version, description: DESCRIPTION, license: { name: "Apache-2.0", identifier: "Apache-2.0" } },
    servers: [{ url: serverUrl ?? "/" }],
    tags: tagsOf(paths),
    paths,
    components: {
      schemas: Object.fromEntries([...components].toSorted(([one], [other]) => (one < other ? -1 : 1))),
      responses: errorResponses,
      securitySchemes: sharedParts.securitySchemes,
      parameters: sharedParts.parameters,
    },
  };
}

const DESCRIPTION = [
  "Every method is called with POST and a JSON or form body; methods that only read also answer GET.",
  "Below `/api/v1` the same methods have addresses in the manner of REST: the object itself as the body, and `{error}` when it is refused.",
  "Whatever else is answered is `{result, error}`: one of the two is null, and `error.code` is stable.",
  "Every guest method can also be called under `/api/client/…`, and then acts for the client.",
  "Amounts are numbers in major units beside their currency. Unknown fields are refused.",
  "A write with an `Idempotency-Key` has its effect once; the same request gets the same answer again for at least 7 days.",
].join("\n\n");

function keyOf({ role, name }: { readonly role: string; readonly name: string }): string {
  return `${role} ${name}`;
}

function tagsOf(paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>): readonly { readonly name: string }[] {
  const operations = Object.values(paths).flatMap((verbs) => Object.values(verbs) as { readonly tags: readonly string[] }[]);
  return [...new Set(operations.flatMap(({ tags }) => tags))].toSorted().map((name) => ({ name }));
}
