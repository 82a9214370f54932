import type { Language } from "#core/events/scope.ts";

/** "2030-05" as "May 2030". */
export function monthWords(month: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${month}-01T00:00:00Z`));
}
