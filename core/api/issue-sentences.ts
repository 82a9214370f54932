import { z } from "zod";
import type { Language } from "#core/events/scope.ts";

/** What a schema has against a value, as one sentence in the caller's language. It never repeats what was sent. */
export const issueSentences: Readonly<Record<Language, z.core.$ZodErrorMap>> = { en: sentencesIn("en"), de: sentencesIn("de") };

function sentencesIn(language: Language): z.core.$ZodErrorMap {
  return (issue) => {
    switch (issue.code) {
      case "invalid_type":
        return issue.input === undefined ? missing[language] : (wanted[language][issue.expected] ?? locales[language](issue));
      case "too_small":
        return limit(language, "least", issue.origin, issue.minimum, issue.inclusive !== false);
      case "too_big":
        return limit(language, "most", issue.origin, issue.maximum, issue.inclusive !== false);
      case "invalid_format":
        return formats[language][issue.format] ?? locales[language](issue);
      case "invalid_value":
        return `${oneOf[language]} ${issue.values.map(String).join(", ")}.`;
      default:
        return locales[language](issue);
    }
  };
}

/** "Must have at least 8 characters.", "Must be at most 365.": texts and lists have a length, numbers a size. */
function limit(language: Language, end: "least" | "most", origin: string, bound: number | bigint, isInclusive: boolean): string {
  const unit = units[language][origin];
  if (unit !== undefined) {
    if (end === "least" && bound === 1) return empty[language];
    return unit[end](bound, Number(bound) === 1);
  }
  return sizes[language][`${end} ${isInclusive}`](bound);
}

type Limit = (bound: number | bigint, isOne: boolean) => string;
type Limits = { readonly least: Limit; readonly most: Limit };
type End = "least true" | "least false" | "most true" | "most false";

const englishCharacters: Limits = {
  least: (bound, isOne) => `Must have at least ${bound} ${isOne ? "character" : "characters"}.`,
  most: (bound, isOne) => `Must have at most ${bound} ${isOne ? "character" : "characters"}.`,
};
const englishEntries: Limits = {
  least: (bound, isOne) => `Must have at least ${bound} ${isOne ? "entry" : "entries"}.`,
  most: (bound, isOne) => `Must have at most ${bound} ${isOne ? "entry" : "entries"}.`,
};
const germanCharacters: Limits = {
  least: (bound) => `Braucht mindestens ${bound} Zeichen.`,
  most: (bound) => `Darf höchstens ${bound} Zeichen haben.`,
};
const germanEntries: Limits = {
  least: (bound, isOne) => `Braucht mindestens ${bound} ${isOne ? "Eintrag" : "Einträge"}.`,
  most: (bound, isOne) => `Darf höchstens ${bound} ${isOne ? "Eintrag" : "Einträge"} haben.`,
};
const units: Readonly<Record<Language, Readonly<Partial<Record<string, Limits>>>>> = {
  en: { string: englishCharacters, array: englishEntries, set: englishEntries, object: englishEntries, record: englishEntries },
  de: { string: germanCharacters, array: germanEntries, set: germanEntries, object: germanEntries, record: germanEntries },
};
const sizes: Readonly<Record<Language, Readonly<Record<End, (bound: number | bigint) => string>>>> = {
  en: {
    "least true": (bound) => `Must be at least ${bound}.`,
    "least false": (bound) => `Must be above ${bound}.`,
    "most true": (bound) => `Must be at most ${bound}.`,
    "most false": (bound) => `Must be below ${bound}.`,
  },
  de: {
    "least true": (bound) => `Muss mindestens ${bound} sein.`,
    "least false": (bound) => `Muss größer als ${bound} sein.`,
    "most true": (bound) => `Darf höchstens ${bound} sein.`,
    "most false": (bound) => `Muss kleiner als ${bound} sein.`,
  },
};
const empty: Readonly<Record<Language, string>> = { en: "Must not be empty.", de: "Darf nicht leer sein." };
const missing: Readonly<Record<Language, string>> = { en: "Is required.", de: "Wird benötigt." };
const oneOf: Readonly<Record<Language, string>> = { en: "Must be one of", de: "Muss eines davon sein:" };
const formats: Readonly<Record<Language, Readonly<Partial<Record<string, string>>>>> = {
  en: {
    email: "Must be an e-mail address such as name@example.com.",
    url: "Must be a web address such as https://example.com.",
    date: "Must be a day such as 2026-12-31.",
    regex: "Does not have the right form.",
  },
  de: {
    email: "Muss eine E-Mail-Adresse wie name@example.com sein.",
    url: "Muss eine Webadresse wie https://example.com sein.",
    date: "Muss ein Tag wie 2026-12-31 sein.",
    regex: "Hat nicht die richtige Form.",
  },
};
const wanted: Readonly<Record<Language, Readonly<Partial<Record<string, string>>>>> = {
  en: {
    string: "Must be text.",
    number: "Must be a number.",
    int: "Must be a whole number.",
    boolean: "Must be true or false.",
    array: "Must be a list.",
    object: "Must be an object.",
    record: "Must be an object.",
  },
  de: {
    string: "Muss Text sein.",
    number: "Muss eine Zahl sein.",
    int: "Muss eine ganze Zahl sein.",
    boolean: "Muss wahr oder falsch sein.",
    array: "Muss eine Liste sein.",
    object: "Muss ein Objekt sein.",
    record: "Muss ein Objekt sein.",
  },
};
const locales = { en: z.locales.en().localeError, de: z.locales.de().localeError } as const;
