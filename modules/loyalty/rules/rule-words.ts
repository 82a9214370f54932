import type { Language } from "#core/events/scope.ts";

/** "1 point", "2,000 points". */
export function pointsWords(points: number | bigint, language: Language): string {
  const isOne = Number(points) === 1;
  const number = new Intl.NumberFormat(language).format(points);
  if (language === "de") return `${number} ${isOne ? "Punkt" : "Punkte"}`;
  return `${number} ${isOne ? "point" : "points"}`;
}

/** "#3, #5 or #8": what is known by its number only. */
export function numberedWords(ids: readonly number[], language: Language): string {
  return new Intl.ListFormat(language, { type: "disjunction" }).format(ids.map((id) => `#${id}`));
}

/** "Monday or Tuesday": 1 is Monday. The first of January 2024 was one. */
export function weekdayWords(days: readonly number[], language: Language): string {
  const name = new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" });
  const names = days.toSorted((one, other) => one - other).map((day) => name.format(new Date(Date.UTC(2024, 0, day))));
  return new Intl.ListFormat(language, { type: "disjunction" }).format(names);
}

/** What the argument `points` is called wherever there is one. */
export const pointsTitle = { en: "Points", de: "Punkte" };
