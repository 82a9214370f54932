import { createCipheriv, createDecipheriv } from "node:crypto";
import type { Scope } from "#core/events/scope.ts";
import { randomBytesOf } from "#core/kernel/randomness.ts";

/** For what a text is kept encrypted for a while; each has a key of its own. */
export type SealPurpose = "gift-card-batch" | "gift-card-delivery" | "gift-card-link";

/** Encrypts a secret that has to wait in the database (AES-256-GCM); the database alone does not give it away. */
export function seal(scope: Pick<Scope, "secrets">, purpose: SealPurpose, text: string): string {
  const nonce = randomBytesOf(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, scope.secrets.keyFor(purpose), nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64");
}

/** The text again. Throws when it was changed, or sealed for something else. */
export function unseal(scope: Pick<Scope, "secrets">, purpose: SealPurpose, sealed: string): string {
  const bytes = Buffer.from(sealed, "base64");
  const decipher = createDecipheriv(ALGORITHM, scope.secrets.keyFor(purpose), bytes.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString("utf8");
}

const ALGORITHM = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
