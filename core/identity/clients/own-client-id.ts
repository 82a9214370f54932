import type { Scope } from "#core/events/scope.ts";
import { identityErrors } from "#core/identity/errors.ts";

/** The id of the client who calls. The door lets only clients through to client methods; anybody else has none. Throws `auth.required`. */
export function ownClientId({ actor }: Scope): number {
  if (actor.kind !== "client") throw identityErrors.error("auth.required");
  return actor.clientId;
}
