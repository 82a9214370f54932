import assert from "node:assert/strict";
import { z } from "zod";
import { invalidRequest } from "./app-error.ts";
import { DECIMAL_LENGTH, DECIMAL_PATTERN, decimalFromScaled, scaledFromDecimal } from "./decimal.ts";
import type { Language } from "./language.ts";

/** The largest amount on the wire. Fifteen digits: every amount up to it survives a JSON number exactly. */
export const MAX_MINOR = 10n ** 15n - 1n;

/** Major units as JSON or a form carries them: a number, or a decimal text such as "12.50". */
export type WireMoney = number | string;

const NO_AMOUNT = "Must be an amount such as 12.50.";

export const wireMoney = z
  .union([z.number(), z.string().max(DECIMAL_LENGTH).regex(DECIMAL_PATTERN, { error: NO_AMOUNT })], { error: NO_AMOUNT })
  .describe("Amount in major units: a number, or a decimal text such as 12.50");

export function isCurrencyCode(text: string): boolean {
  return currencyCodes.has(text);
}

/** How many decimals a currency has: JPY 0, USD 2, KWD 3. */
export function exponentOf(currency: string): number {
  const known = exponents.get(currency);
  if (known !== undefined) return known;
  assert(isCurrencyCode(currency), "the currency code was checked at the edge");
  const exponent = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  exponents.set(currency, exponent);
  return exponent;
}

/**
 * Exact minor units of a wire amount. Throws `request.invalid` naming `field` when the amount has more decimals than the currency
 * (zeros beyond them are harmless), is no decimal, or lies outside ±MAX_MINOR.
 */
export function minorFromWire(value: WireMoney, currency: string, field: string): bigint {
  const exponent = exponentOf(currency);
  if (typeof value === "string" ? value.length > DECIMAL_LENGTH || !DECIMAL_PATTERN.test(value) : !Number.isFinite(value)) {
    throw invalidRequest({ [field]: NO_AMOUNT });
  }
  const minor = scaledFromDecimal(value, exponent);
  if (minor === undefined) throw invalidRequest({ [field]: `Must have at most ${exponent} decimals in ${currency}.` });
  if (minor > MAX_MINOR || minor < -MAX_MINOR) throw invalidRequest({ [field]: "Is outside the range of amounts." });
  return minor;
}

/** The JSON number of an amount in major units, read from the integer's decimal text: no arithmetic ever touches it. */
export function minorToWire(minor: bigint, currency: string): number {
  return Number(decimalFromScaled(minor, exponentOf(currency)));
}

/** The amount as a person reads it, for example $1,234.50 or 1.234,50 €. */
export function formatMoney(minor: bigint, currency: string, language: Language): string {
  return formatterOf(currency, language).format(decimalFromScaled(minor, exponentOf(currency)) as Intl.StringNumericLiteral);
}

const currencyCodes: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));
const exponents = new Map<string, number>();
const formatters = new Map<string, Intl.NumberFormat>();

function formatterOf(currency: string, language: Language): Intl.NumberFormat {
  const key = `${language} ${currency}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const formatter = new Intl.NumberFormat(language, { style: "currency", currency });
  formatters.set(key, formatter);
  return formatter;
}
