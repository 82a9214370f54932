import { isUtf8 } from "node:buffer";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { inspectInput } from "./inspect-input.ts";

/**
 * The value of a JSON body. Stricter than JSON.parse: one that is no UTF-8, or gives a name twice in one object, is refused, because
 * two readers of it could understand different things. An empty body is an empty object.
 *
 * @throws AppError `request.invalid` (400)
 */
export function readJson(body: Buffer): unknown {
  if (body.length === 0) return {};
  if (!isUtf8(body)) throw invalidRequest({ body: "Must be UTF-8 text." });
  const text = body.toString("utf8");
  const value = parse(text);
  inspectInput(value);
  if (namesWritten(text) !== namesKept(value)) throw invalidRequest({ body: "Must not give the same name twice." });
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidRequest({ body: "Must be valid JSON." });
  }
}

/** How many names the text, which is valid JSON, gives: each string that is followed by a colon. */
function namesWritten(text: string): number {
  let names = 0;
  let at = text.indexOf('"');
  while (at >= 0) {
    const end = endOfString(text, at + 1);
    let next = end + 1;
    while (isBlank(text.charCodeAt(next))) next += 1;
    if (text.charAt(next) === ":") names += 1;
    at = text.indexOf('"', end + 1);
  }
  return names;
}

function endOfString(text: string, start: number): number {
  let at = start;
  while (text.charAt(at) !== '"') at += text.charAt(at) === "\\" ? 2 : 1;
  return at;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function namesKept(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const entries = Object.values(value);
  return entries.reduce((sum: number, entry) => sum + namesKept(entry), Array.isArray(value) ? 0 : entries.length);
}
