import { z } from "zod";
import { environmentSchema } from "./environment-schema.ts";

export type Variable = {
  /** The field of `Environment`. */
  readonly field: string;
  /** The environment variable. */
  readonly name: string;
  /** Whether it may also be given as a file, in `<NAME>_FILE`. */
  readonly secret: boolean;
  readonly description: string;
  /** What holds when it is unset, as it would be written; undefined when nothing does. */
  readonly preset: string | undefined;
  readonly example: string | undefined;
};

/** Every environment variable, read off the schema. */
export const variables: readonly Variable[] = Object.entries(environmentSchema.shape).map(([field, schema]) => {
  const { description = "", secret, example } = schema.meta() ?? {};
  const preset = schema instanceof z.ZodDefault ? schema.def.defaultValue : undefined;
  return {
    field,
    name: field.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(),
    secret: secret === true,
    description,
    preset: preset === undefined ? undefined : written(preset),
    example: typeof example === "string" ? example : undefined,
  };
});

function written(value: unknown): string {
  return typeof value === "boolean" ? String(Number(value)) : String(value);
}
