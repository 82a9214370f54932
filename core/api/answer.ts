import type { Language } from "#core/events/scope.ts";
import type { Host } from "#core/host/open-host.ts";
import type { AppError, ErrorDetails } from "#core/kernel/app-error.ts";

/** An answer of the API as it goes over the wire and into the idempotency record. */
export type Answer = { readonly status: number; readonly body: string };

/** `{"result": …, "error": null}` with 200. */
export function successAnswer(result: unknown): Answer {
  return { status: 200, body: JSON.stringify({ result: result ?? null, error: null }) };
}

/** `{"result": null, "error": {message, code, details}}` with the error's status and its sentence in the caller's language. */
export function refusalAnswer(host: Sentences, language: Language, error: AppError): Answer {
  return { status: error.status, body: JSON.stringify({ result: null, error: wireError(host, language, error) }) };
}

/** An error as every door shows it. */
export type WireError = { readonly message: string; readonly code: string; readonly details: ErrorDetails };

export function wireError(host: Sentences, language: Language, error: AppError): WireError {
  const message = host.translate(language, error.code, error.details) ?? error.message;
  const details = wireDetails(error.details);
  return { message, code: error.code, details: error.code === "request.invalid" ? fieldsIn(host, language, details) : details };
}

type Sentences = Pick<Host, "translate" | "word">;

/** The sentence about each field, in the caller's language where there is one. */
function fieldsIn(host: Sentences, language: Language, fields: ErrorDetails): ErrorDetails {
  if (language === "en") return fields;
  return Object.fromEntries(Object.entries(fields).map(([field, sentence]) => [field, translated(host, language, sentence)]));
}

function translated(host: Sentences, language: Language, sentence: unknown): unknown {
  if (typeof sentence !== "string") return sentence;
  const known = sentence.replace(/\.$/, "");
  const word = host.word(language, "api", known);
  return word === known ? sentence : word;
}

/** Details are plain values; a whole number too large for JSON is shown as a number all the same, an instant as its text. */
function wireDetails(details: ErrorDetails): ErrorDetails {
  const plain: ErrorDetails = JSON.parse(JSON.stringify(details, (_name, value) => (typeof value === "bigint" ? Number(value) : value)));
  return plain;
}
