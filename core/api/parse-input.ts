import type { z } from "zod";
import type { AnyMethod } from "#core/events/method.ts";
import type { Language } from "#core/events/scope.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { issueSentences } from "./issue-sentences.ts";

/**
 * The input as the method's schema reads it.
 *
 * @throws AppError `request.invalid` (400); for each field, by its dotted path, one sentence in the caller's language. Sentences never
 * repeat what was sent.
 */
export function parseInput(method: Pick<AnyMethod, "input">, input: unknown, language: Language): unknown {
  const parsed = method.input.safeParse(input, { error: issueSentences[language] });
  if (parsed.success) return parsed.data;
  const fields = new Map<string, string>();
  for (const issue of parsed.error.issues) {
    for (const [field, sentence] of faultsOf(issue, language)) if (!fields.has(field)) fields.set(field, sentence);
  }
  throw invalidRequest(Object.fromEntries([...fields].slice(0, MOST_FAULTS)));
}

const MOST_FAULTS = 50;
const LONGEST_NAME = 200;

const unknown: Readonly<Record<Language, string>> = { en: "Is not a known field.", de: "Ist kein bekanntes Feld." };

/** A name that is not known is reported as a field of its own; every other fault at its path. */
function faultsOf(issue: z.core.$ZodIssue, language: Language): [field: string, sentence: string][] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => [nameOf([...path, key]), unknown[language]]);
  return [[nameOf(path), issue.message]];
}

function nameOf(path: readonly string[]): string {
  return path.join(".").slice(0, LONGEST_NAME) || "body";
}
