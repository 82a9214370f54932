import type { Language } from "./language.ts";

/** Writes instants as people read them, in the given zone. Making one costs a hundred times what using it does, so each kind is made once. */
export function dateFormat(language: Language, timeZone: string, style: DateStyle): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${style.dateStyle} ${style.timeStyle}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat(language, { ...style, timeZone });
  formats.set(key, format);
  return format;
}

export type DateStyle = Pick<Intl.DateTimeFormatOptions, "dateStyle" | "timeStyle">;

const formats = new Map<string, Intl.DateTimeFormat>();
