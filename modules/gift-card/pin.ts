import { timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { randomHex } from "#core/kernel/randomness.ts";
import { keyedHash } from "#core/kernel/secret-code.ts";

/** A PIN to be set: 4 to 12 digits. */
export const newPin = z.string().regex(/^\d{4,12}$/, { error: "Must be 4 to 12 digits." });

/** A PIN that is only compared. */
export const givenPin = z.string().max(100);

/** After how many wrong PINs in a row a card is locked. */
export const PIN_ATTEMPTS = 5;

/** The salted, keyed hash of a PIN: so short a secret is only safe because the key is not in the database. */
export function hashPin(scope: Pick<Scope, "secrets">, pin: string): string {
  const salt = randomHex(8);
  return `${salt}:${saltedHash(scope, salt, pin)}`;
}

/** Whether the PIN is right: the card has none, or this one. The work is the same whatever the answer is. */
export function isPin(scope: Pick<Scope, "secrets">, given: string | undefined, stored: string | null): boolean {
  const [salt = "", hash = ""] = (stored ?? absentPin).split(":");
  const isSame = timingSafeEqual(Buffer.from(saltedHash(scope, salt, given ?? ""), "hex"), Buffer.from(hash, "hex"));
  return stored === null || (given !== undefined && isSame);
}

const absentPin = `${"0".repeat(16)}:${"0".repeat(64)}`;

function saltedHash(scope: Pick<Scope, "secrets">, salt: string, pin: string): string {
  return keyedHash(scope.secrets.keyFor("gift-card-pin"), `${salt} ${pin}`);
}
