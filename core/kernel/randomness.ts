import { randomBytes, randomInt, randomUUID } from "node:crypto";

// The only place that draws random numbers, all of them from the cryptographic source of the operating system.

export function randomBytesOf(byteCount: number): Buffer {
  return randomBytes(byteCount);
}

/** A whole number from 0 up to, not including, `limit`, each equally likely. */
export function randomIndex(limit: number): number {
  return randomInt(limit);
}

/** Lower-case hexadecimal text, two characters per byte. */
export function randomHex(byteCount: number): string {
  return randomBytes(byteCount).toString("hex");
}

export function randomUuid(): string {
  return randomUUID();
}
