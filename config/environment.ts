import { readFileSync } from "node:fs";
import type { z } from "zod";
import { ConfigurationError } from "./configuration-error.ts";
import { environmentSchema } from "./environment-schema.ts";
import { isLoopback } from "./loopback.ts";
import { type Variable, variables } from "./variables.ts";

/** What the variables mean to the program; `undefined` where one is unset and has no default. */
export type Environment = Readonly<z.output<typeof environmentSchema>>;

/** Reads the environment; an empty variable counts as unset. Throws one `ConfigurationError` that lists everything wrong with it, without values. */
export function readEnvironment(source: NodeJS.ProcessEnv): Environment {
  const faults: string[] = [];
  const given: Record<string, string> = {};
  for (const variable of variables) {
    const text = textOf(variable, source, faults);
    if (text !== undefined) given[variable.field] = text;
  }
  const read = environmentSchema.safeParse(given);
  const nameOf = new Map(variables.map(({ field, name }) => [field, name]));
  for (const { path, message } of read.error?.issues ?? []) faults.push(`${nameOf.get(String(path[0]))}: ${message}`);
  const exposed = read.data !== undefined && !isLoopback(read.data.host);
  if (exposed && read.data.demo === true) faults.push("DEMO: The demo shop is only served on this machine. Unset DEMO or HOST.");
  if (faults.length > 0 || read.data === undefined) throw new ConfigurationError(faults);
  return Object.freeze({ ...read.data, demo: exposed ? false : read.data.demo });
}

/** The environment of this process: the only place that looks at it. */
export function processEnvironment(): Environment {
  return readEnvironment(process.env);
}

function textOf({ name, secret }: Variable, source: NodeJS.ProcessEnv, faults: string[]): string | undefined {
  const text = source[name]?.trim() || undefined;
  const file = secret ? source[`${name}_FILE`]?.trim() || undefined : undefined;
  if (file === undefined) return text;
  if (text !== undefined) {
    faults.push(`${name}: Both ${name} and ${name}_FILE are set. Unset one.`);
    return undefined;
  }
  try {
    return readFileSync(file, "utf8").trim() || undefined;
  } catch {
    faults.push(`${name}_FILE: The file cannot be read.`);
    return undefined;
  }
}
