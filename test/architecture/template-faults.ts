import type { Fault } from "./fault.ts";
import type { SourceFile } from "./source-files.ts";

/** A Handlebars expression that prints text without escaping it (`{{{…}}}` or `{{&…}}`) is a hole in every page. */
export function templateFaults({ path, text }: SourceFile): Fault[] {
  return [...text.matchAll(/\{\{\{|\{\{~?&/g)].map((match) => ({
    path,
    line: text.slice(0, match.index).split("\n").length,
    rule: "a template never prints unescaped text",
  }));
}
