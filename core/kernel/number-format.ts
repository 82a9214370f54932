import type { Language } from "./language.ts";

/** Writes numbers as people read them. Each kind is made once, for making one costs far more than using it. */
export function numberFormat(language: Language, style: NumberStyle = {}): Intl.NumberFormat {
  const key = `${language} ${style.style} ${style.unit} ${style.maximumFractionDigits}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat(language, style);
  formats.set(key, format);
  return format;
}

export type NumberStyle = Pick<Intl.NumberFormatOptions, "style" | "unit" | "maximumFractionDigits">;

const formats = new Map<string, Intl.NumberFormat>();
