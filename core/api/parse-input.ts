import { z } from "zod";
import type { AnyMethod } from "#core/events/method.ts";
import type { Language } from "#core/events/scope.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";

/**
 * The input as the method's schema reads it.
 *
 * @throws AppError `request.invalid` (400); for each field, by its dotted path, one sentence in the caller's language. Sentences never
 * repeat what was sent.
 */
export function parseInput(method: Pick<AnyMethod, "input">, input: unknown, language: Language): unknown {
  const parsed = method.input.safeParse(input, { error: sentences[language] });
  if (parsed.success) return parsed.data;
  const fields = new Map<string, string>();
  for (const issue of parsed.error.issues) {
    for (const [field, sentence] of faultsOf(issue, language)) if (!fields.has(field)) fields.set(field, sentence);
  }
  throw invalidRequest(Object.fromEntries([...fields].slice(0, MOST_FAULTS)));
}

const MOST_FAULTS = 50;
const LONGEST_NAME = 200;

const missing: Readonly<Record<Language, string>> = { en: "Is required.", de: "Wird benötigt." };
const unknown: Readonly<Record<Language, string>> = { en: "Is not a known field.", de: "Ist kein bekanntes Feld." };
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

const sentences: Readonly<Record<Language, z.core.$ZodErrorMap>> = { en: sentencesIn("en"), de: sentencesIn("de") };

function sentencesIn(language: Language): z.core.$ZodErrorMap {
  return (issue) => {
    if (issue.code !== "invalid_type") return locales[language](issue);
    return issue.input === undefined ? missing[language] : (wanted[language][issue.expected] ?? locales[language](issue));
  };
}

/** A name that is not known is reported as a field of its own; every other fault at its path. */
function faultsOf(issue: z.core.$ZodIssue, language: Language): [field: string, sentence: string][] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => [nameOf([...path, key]), unknown[language]]);
  return [[nameOf(path), issue.message]];
}

function nameOf(path: readonly string[]): string {
  return path.join(".").slice(0, LONGEST_NAME) || "body";
}
