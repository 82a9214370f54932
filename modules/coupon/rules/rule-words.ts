import type { Language } from "#core/events/scope.ts";

/** Items as a reader lists them: `a, b or c`. */
export function oneOf(items: readonly (string | number)[], language: Language): string {
  return new Intl.ListFormat(language, { type: "disjunction" }).format(items.map(String));
}

/** Items as a reader lists them: `a, b and c`. */
export function allOf(items: readonly (string | number)[], language: Language): string {
  return new Intl.ListFormat(language, { type: "conjunction" }).format(items.map(String));
}

/** A moment as a reader writes it; a bare day stays a day, and a time without a zone is the shop's. */
export function momentWords(text: string, language: Language): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatOf(language, false).format(new Date(`${text}T00:00:00Z`));
  const hasZone = /(?:[Zz]|[+-]\d{2}:?\d{2})$/.test(text);
  const words = formatOf(language, true).format(new Date(hasZone ? text : `${text.replace(" ", "T")}Z`));
  return hasZone ? `${words} UTC` : words;
}

function formatOf(language: Language, withTime: boolean): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", ...(withTime && { timeStyle: "short" }), timeZone: "UTC" });
}
