import { invalidRequest } from "#core/kernel/app-error.ts";
import { randomBytesOf } from "#core/kernel/randomness.ts";
import { normaliseCouponCode } from "../code-text.ts";
import { SYMBOLS } from "./draw-code.ts";

/** What unique codes look like: `pattern` with `#` for each random character, or a prefix and a length in all. */
export type CodePatternRequest = {
  readonly prefix?: string | undefined;
  readonly pattern?: string | undefined;
  readonly length?: number | undefined;
};

/**
 * The pattern of a batch of unguessable codes, with `#` for each random character. Throws `request.invalid` when it gives so few random
 * characters that codes could be guessed: there must be a million possible ones for each that is made.
 */
export function codePattern({ prefix = "", pattern, length }: CodePatternRequest, count: number): string {
  const whole = normaliseCouponCode(
    pattern ?? `${prefix}${"#".repeat(Math.max(0, (length ?? prefix.length + DEFAULT_RANDOM) - prefix.length))}`,
  );
  const field = pattern === undefined ? (length === undefined ? "prefix" : "length") : "pattern";
  if (!/^[A-Z0-9_#-]{3,20}$/.test(whole))
    throw invalidRequest({ [field]: "Must give 3 to 20 letters, digits, hyphens, underscores and #." });
  const random = whole.split("#").length - 1;
  if (SYMBOLS.length ** random < count * POSSIBLE_PER_CODE)
    throw invalidRequest({ [field]: "Must leave more random characters, so that codes cannot be guessed." });
  return whole;
}

/** So many codes after a pattern, no two the same. */
export function drawCodes(pattern: string, count: number): ReadonlySet<string> {
  const parts = pattern.split("#");
  const symbols = symbolSource();
  const codes = new Set<string>();
  while (codes.size < count) {
    let code = parts[0] ?? "";
    for (let index = 1; index < parts.length; index += 1) code += symbols() + (parts[index] ?? "");
    codes.add(code);
  }
  return codes;
}

/** Draws symbols from random bytes in bulk; the highest byte values are passed over, so that every symbol is equally likely. */
function symbolSource(): () => string {
  let bytes: Buffer = Buffer.alloc(0);
  let next = 0;
  return () => {
    for (;;) {
      if (next >= bytes.length) {
        bytes = randomBytesOf(BUFFER_BYTES);
        next = 0;
      }
      const byte = bytes[next] ?? FAIR_BYTES;
      next += 1;
      if (byte < FAIR_BYTES) return SYMBOLS.charAt(byte % SYMBOLS.length);
    }
  };
}

const DEFAULT_RANDOM = 10;
const POSSIBLE_PER_CODE = 1_000_000;
const BUFFER_BYTES = 16_384;
const FAIR_BYTES = 256 - (256 % SYMBOLS.length);
