import { maskSource } from "./mask-source.ts";

export type ImportStatement = { readonly specifier: string; readonly line: number };

/** Every specifier a source text imports or re-exports: statically, for its side effect, dynamically, or as a type. */
export function importsOf(text: string): ImportStatement[] {
  const masked = maskSource(text);
  return [...masked.matchAll(importStart)].flatMap((match) => {
    const opening = match.index + match[0].length - 1;
    const closing = masked.indexOf(masked[opening] ?? '"', opening + 1);
    const specifier = text.slice(opening + 1, closing);
    return closing < 0 ? [] : [{ specifier, line: lineAt(text, opening) }];
  });
}

/** From the keyword to the opening quote of the specifier. */
const importStart = /(?<![\w$.])(?:import\s*\(\s*|import\s*|(?:import|export)\b[^;"'`=()]*?\bfrom\s*)["'`]/g;

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
