import { UsageFault } from "./faults.ts";

/** A value as it is written in a cell or behind `name=`: what looks like a JSON list or object is one, everything else is text. */
export function readValue(text: string, place: string): unknown {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageFault(`${place}: Begins like JSON and is none.`);
  }
}

/** Collects `--field name=value`, which may be given any number of times. */
export function collectField(given: string, fields: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  const at = given.indexOf("=");
  if (at < 1) throw new UsageFault(`--field ${given}: Must be name=value.`);
  const name = given.slice(0, at);
  return { ...fields, [name]: readValue(given.slice(at + 1), name) };
}
