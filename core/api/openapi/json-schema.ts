import { z } from "zod";

/** A JSON Schema (2020-12), as plain JSON. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** Takes up the parts that schemas refer to, and names each once in the document. */
export type Components = Map<string, JsonSchema>;

/**
 * The JSON Schema of a zod schema: of what is sent (`input`) or of what is answered (`output`). What it refers to becomes a component.
 * A type that JSON does not have (an instant inside a transform) is left open.
 */
export function jsonSchemaOf(schema: z.ZodType, io: "input" | "output", owner: string, components: Components): JsonSchema {
  const {
    $schema: _dialect,
    $defs: parts = {},
    ...written
  }: z.core.JSONSchema.BaseSchema = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  const nameOf = (part: string): string => (part.startsWith("__") ? `${owner}_${io}${part}` : `${part}_${io}`);
  const relate = (value: unknown): unknown => mapRefs(value, nameOf);
  for (const [part, inner] of Object.entries(parts)) components.set(nameOf(part), relate(inner) as JsonSchema);
  return relate(written) as JsonSchema;
}

const LOCAL_REF = "#/$defs/";

/** A schema that refers to itself has the name `#`; it stands in a place of its own, which the document does not give, so it is left open. */
function mapRefs(value: unknown, nameOf: (part: string) => string): unknown {
  if (Array.isArray(value)) return value.map((entry) => mapRefs(entry, nameOf));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, entry]) => !(name === "$ref" && entry === "#"))
      .map(([name, entry]) =>
        name === "$ref" && typeof entry === "string" && entry.startsWith(LOCAL_REF)
          ? [name, `#/components/schemas/${nameOf(entry.slice(LOCAL_REF.length))}`]
          : [name, mapRefs(entry, nameOf)],
      ),
  );
}
