import { randomBytesOf, randomHex } from "./randomness.ts";

/** The unguessable public name of an invoice or another object reached without signing in: 40 hexadecimal characters, 160 bits. */
export function publicHash(): string {
  return randomHex(20);
}

/** A new API key: 43 characters that are safe in URLs and headers, 256 bits. */
export function secretKey(): string {
  return randomBytesOf(32).toString("base64url");
}

/** Whether a text has the shape of a public hash. */
export function isHash(text: string): boolean {
  return /^[0-9a-f]{40}$/.test(text);
}
