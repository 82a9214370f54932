import { z } from "zod";
import { isCurrencyCode } from "./money.ts";

// Building blocks for what a caller sends. Forms and query strings carry text only, so numbers and flags are also read from text;
// the schema behind each is the plain type, which keeps error sentences and OpenAPI plain too.

/** A whole number within bounds, also as a text of digits. No fraction, no exponent, no leading zeros, no blanks. */
export function wholeNumber(minimum: number, maximum: number) {
  return z.preprocess(numberOfDigits, z.int().min(minimum).max(maximum));
}

/** The id of a row: a positive whole number that fits a PostgreSQL integer. */
export const idNumber = wholeNumber(1, 2_147_483_647);

/** How many units of a product: 1 to 10,000. */
export const quantity = wholeNumber(1, 10_000);

/** A flag: true or false, also as 1 and 0 and as their texts. */
export const flag = z.preprocess((value) => (isFlagWord(value) ? FLAG_WORDS[value] : value), z.boolean());

/** The text of an instant; what it means depends on the shop's zone, see `parseInstant`. */
export const instantText = z.string().min(1).max(40);

const UNKNOWN_CURRENCY = "Must be a known currency code.";

/** A known ISO 4217 code, upper-cased. */
export const currencyCode = z
  .string()
  .regex(/^[A-Za-z]{3}$/, { error: UNKNOWN_CURRENCY })
  .toUpperCase()
  .refine(isCurrencyCode, { error: UNKNOWN_CURRENCY });

/**
 * Text of a bounded length in NFC, with line feeds for every kind of line end. Control characters other than line feed and tab,
 * and halves of surrogate pairs, are refused: PostgreSQL and other readers cannot hold them.
 */
export function boundedText(maximum: number, minimum = 0) {
  return z
    .string()
    .overwrite((text) => text.replaceAll(/\r\n?/g, "\n").normalize("NFC"))
    .min(minimum)
    .max(maximum)
    .refine((text) => !FORBIDDEN_CHARACTERS.test(text), { error: "Must not contain control characters." });
}

const FORBIDDEN_CHARACTERS = /(?![\n\t])[\p{Cc}\p{Cs}]/u;
const FLAG_WORDS = { "0": false, "1": true, false: false, true: true } as const;

function isFlagWord(value: unknown): value is keyof typeof FLAG_WORDS {
  return (typeof value === "string" || typeof value === "number") && Object.hasOwn(FLAG_WORDS, value);
}

function numberOfDigits(value: unknown): unknown {
  return typeof value === "string" && /^(?:0|-?[1-9]\d{0,14})$/.test(value) ? Number(value) : value;
}
