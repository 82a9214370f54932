import type { Language } from "#core/events/scope.ts";
import { isLanguage, LANGUAGES } from "#core/kernel/language.ts";

/** The language the caller likes best among ours by its Accept-Language header; English when it names none of them. */
export function negotiateLanguage(header: string | undefined): Language {
  let best: { readonly language: Language; readonly weight: number } | undefined;
  for (const entry of (header ?? "").slice(0, LONGEST_HEADER).split(",")) {
    const [tag = "", ...parameters] = entry.trim().toLowerCase().split(";");
    const language = tag.split("-")[0] ?? "";
    const weight = weightOf(parameters);
    if (isLanguage(language) && weight > (best?.weight ?? 0)) best = { language, weight };
  }
  return best?.language ?? LANGUAGES[0];
}

const LONGEST_HEADER = 500;

function weightOf(parameters: readonly string[]): number {
  const text = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith("q="));
  const weight = text === undefined ? 1 : Number(text.slice(2));
  return weight >= 0 && weight <= 1 ? weight : 0;
}
