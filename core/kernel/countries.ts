import type { Language } from "./language.ts";

/** The name of a country by its two letters, in either case; the letters themselves where nobody knows them. */
export function countryName(code: string, language: Language): string {
  if (!/^[a-z]{2}$/i.test(code)) return code;
  return namesIn(language).of(code.toUpperCase()) ?? code;
}

/**
 * Every country and territory that has two letters of its own, by name in that language, with `none` before them for choosing nothing.
 * `kept` is offered as it is written, even when it is no country: saving a form must not take it away.
 */
export function countryOptions(
  language: Language,
  kept: unknown,
  none?: string,
): readonly { readonly value: string; readonly label: string }[] {
  const value = typeof kept === "string" ? kept : "";
  const known = sortedIn(language);
  const isKnown = value === "" || known.some((option) => option.value === value);
  return [
    ...(none === undefined ? [] : [{ value: "", label: none }]),
    ...(isKnown ? [] : [{ value, label: countryName(value, language) }]),
    ...known,
  ];
}

type Option = { readonly value: string; readonly label: string };

const names = new Map<Language, Intl.DisplayNames>();
const options = new Map<Language, readonly Option[]>();

function namesIn(language: Language): Intl.DisplayNames {
  const known = names.get(language);
  if (known !== undefined) return known;
  const made = new Intl.DisplayNames(language, { type: "region" });
  names.set(language, made);
  return made;
}

function sortedIn(language: Language): readonly Option[] {
  const known = options.get(language);
  if (known !== undefined) return known;
  const order = new Intl.Collator(language);
  const made = codes()
    .map((value) => ({ value, label: countryName(value, language) }))
    .toSorted((one, other) => order.compare(one.label, other.label));
  options.set(language, made);
  return made;
}

/** Two letters that stand for themselves and have a name; letters of the past, of unions and of tests are no countries. */
function codes(): readonly string[] {
  const region = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCodePoint(65 + index));
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !NO_COUNTRIES.has(code) && region.of(code) !== undefined && new Intl.Locale(`und-${code}`).region === code);
}

const NO_COUNTRIES: ReadonlySet<string> = new Set(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"]);
