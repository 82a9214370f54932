import { readFileSync } from "node:fs";
import { join } from "node:path";
import Handlebars from "handlebars";
import type { Language } from "#core/kernel/language.ts";

/** What a template says: the subject is its first line, the text begins after the empty line that follows. */
export type DrawnMail = { readonly subject: string; readonly text: string };

/**
 * Draws `<folder>/<name>.<language>.hbs` as plain text, so that nothing in a name can pretend to be anything else. Strict: a value
 * that the template names and nobody gave is a fault.
 */
export function drawMail(folder: string, name: string, language: Language, values: Readonly<Record<string, unknown>>): DrawnMail {
  const drawn = templateAt(join(folder, `${name}.${language}.hbs`))(values);
  const end = drawn.indexOf("\n");
  return { subject: drawn.slice(0, end).trim(), text: drawn.slice(end).replace(/^\n+/, "") };
}

const compiled = new Map<string, (values: object) => string>();

function templateAt(path: string): (values: object) => string {
  const known = compiled.get(path);
  if (known !== undefined) return known;
  const template = Handlebars.compile(readFileSync(path, "utf8"), { strict: true, noEscape: true });
  compiled.set(path, template);
  return template;
}
