import { hkdfSync } from "node:crypto";
import type { Secrets } from "#core/events/scope.ts";

/** One 256-bit key per purpose, derived from the application secret (HKDF-SHA-256): knowing one key tells nothing about another. */
export function deriveSecrets(applicationSecret: string): Secrets {
  const keys = new Map<string, Buffer>();
  return {
    keyFor: (purpose) => {
      const known = keys.get(purpose);
      if (known !== undefined) return known;
      const key = Buffer.from(hkdfSync("sha256", applicationSecret, "largesse", purpose, 32));
      keys.set(purpose, key);
      return key;
    },
  };
}

/** Tells whether two hosts have the same secret without showing it. */
export function secretFingerprint(secrets: Secrets): string {
  return secrets.keyFor("fingerprint").toString("hex");
}
