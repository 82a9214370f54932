import { createCipheriv, createDecipheriv, hkdfSync } from "node:crypto";
import type { Secrets } from "#core/events/scope.ts";
import { randomBytesOf } from "#core/kernel/randomness.ts";

/**
 * Encrypts a stored answer that holds a secret (AES-256-GCM) under a key derived from the caller's Idempotency-Key and from the host's
 * secret: neither the database alone, nor it together with the host's secret, gives the answer away.
 */
export function encryptAnswer(secrets: Secrets, idempotencyKey: string, text: string): string {
  const nonce = randomBytesOf(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, keyFrom(secrets, idempotencyKey), nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64");
}

/** The answer again. Throws when the key is another one or the text was changed. */
export function decryptAnswer(secrets: Secrets, idempotencyKey: string, stored: string): string {
  const bytes = Buffer.from(stored, "base64");
  const decipher = createDecipheriv(ALGORITHM, keyFrom(secrets, idempotencyKey), bytes.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString("utf8");
}

const ALGORITHM = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

function keyFrom(secrets: Secrets, idempotencyKey: string): Buffer {
  return Buffer.from(hkdfSync("sha256", idempotencyKey, secrets.keyFor("idempotency"), "answer", 32));
}
