import { hash } from "node:crypto";

/** What is stored instead of an API key: its SHA-256, in hexadecimal. A key is 256 random bits, so it needs no salt and no slow hash. */
export function hashApiKey(key: string): string {
  return hash("sha256", key, "hex");
}
