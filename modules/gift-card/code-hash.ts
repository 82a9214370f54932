import type { Scope } from "#core/events/scope.ts";
import { keyedHash, normaliseSecretCode } from "#core/kernel/secret-code.ts";

/** What is stored of a code in its compact form. */
export function codeHashOf(scope: Pick<Scope, "secrets">, compact: string): string {
  return keyedHash(scope.secrets.keyFor("gift-card"), compact);
}

/** The hash to look a typed code up by. A text that can be no code gets the hash of something that is none, so that it costs the same. */
export function typedCodeHash(scope: Pick<Scope, "secrets">, typed: string): string {
  return codeHashOf(scope, normaliseSecretCode(typed) ?? "no code");
}
