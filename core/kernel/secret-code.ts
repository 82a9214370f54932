import { createHmac } from "node:crypto";
import { randomBytesOf } from "./randomness.ts";

/**
 * Draws a gift-card code: 16 random Crockford base-32 symbols (80 bits) and a check symbol, without dashes. This compact form is
 * the canonical one, the form that is hashed; people see it through `formatSecretCode`.
 */
export function drawSecretCode(): string {
  // Ten bytes are sixteen groups of five bits, so every symbol is equally likely.
  let bits = BigInt(`0x${randomBytesOf(10).toString("hex")}`);
  let symbols = "";
  for (let index = 0; index < CODE_LENGTH; index += 1) {
    symbols = SYMBOLS.charAt(Number(bits & 31n)) + symbols;
    bits >>= 5n;
  }
  return symbols + checkSymbolOf(symbols);
}

/**
 * The compact form of a typed code. Case, blanks and dashes are ignored, O reads as 0, I and L as 1. Undefined when it has another
 * length, a foreign symbol, or a wrong check symbol: such a text can be no code, and needs no look-up.
 */
export function normaliseSecretCode(text: string): string | undefined {
  if (text.length > LONGEST_INPUT) return undefined;
  const typed = text.replaceAll(/[\s\p{Dash_Punctuation}]/gu, "");
  if (!/^[0-9a-z]{16}[0-9a-z*~$=]$/i.test(typed)) return undefined;
  const compact = typed.toUpperCase().replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  const symbols = compact.slice(0, CODE_LENGTH);
  if (symbols.includes("U")) return undefined;
  return checkSymbolOf(symbols) === compact.charAt(CODE_LENGTH) ? compact : undefined;
}

/** A compact code as people see it: `XXXX-XXXX-XXXX-XXXXC`. */
export function formatSecretCode(compact: string): string {
  return [compact.slice(0, 4), compact.slice(4, 8), compact.slice(8, 12), compact.slice(12)].join("-");
}

/** The last four characters, as printed: what may be stored and shown to tell cards apart. */
export function lastFour(code: string): string {
  return code.slice(-4);
}

/** HMAC-SHA256 as hexadecimal text. What is stored instead of a secret: useless without the key, and equal for equal texts. */
export function keyedHash(key: Buffer, text: string): string {
  return createHmac("sha256", key).update(text, "utf8").digest("hex");
}

/** Crockford's alphabet. The last five stand only for the values 32 to 36 of a check symbol. */
const SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U";
const CODE_LENGTH = 16;
const LONGEST_INPUT = 64;

function checkSymbolOf(symbols: string): string {
  let remainder = 0;
  for (const symbol of symbols) remainder = (remainder * 32 + SYMBOLS.indexOf(symbol)) % 37;
  return SYMBOLS.charAt(remainder);
}
