import type { Components, JsonSchema } from "#core/api/openapi/json-schema.ts";

/** A plausible value of a JSON schema: the smallest that it seems to allow. Enough to get past the other fields of an input. */
export function sampleOf(schema: JsonSchema, components: Components, depth = 0): unknown {
  if (depth > 6) return null;
  const reference = schema["$ref"];
  if (typeof reference === "string") return sampleOf(components.get(reference.split("/").at(-1) ?? "") ?? {}, components, depth + 1);
  if ("const" in schema) return schema["const"];
  if ("default" in schema) return schema["default"];
  const options = [schema["enum"], schema["anyOf"], schema["oneOf"]].find(Array.isArray);
  if (options !== undefined) return schema["enum"] === undefined ? sampleOf(options[0], components, depth + 1) : options[0];
  return plainSample(schema, components, depth);
}

/** The fields of an input, as its JSON schema names them. */
export function fieldsOf(schema: JsonSchema): Readonly<Record<string, JsonSchema>> {
  return (schema["properties"] ?? {}) as Record<string, JsonSchema>;
}

function plainSample(schema: JsonSchema, components: Components, depth: number): unknown {
  if (schema["type"] === "integer" || schema["type"] === "number") return Math.max(1, Number(schema["minimum"] ?? 1));
  if (schema["type"] === "boolean") return true;
  if (schema["type"] === "array") return [];
  if (schema["type"] === "string") return "sample".padEnd(Number(schema["minLength"] ?? 0), "x");
  const required = Array.isArray(schema["required"]) ? schema["required"].map(String) : [];
  const fields = Object.entries(fieldsOf(schema)).filter(([name]) => required.includes(name));
  return Object.fromEntries(fields.map(([name, field]) => [name, sampleOf(field, components, depth + 1)]));
}
