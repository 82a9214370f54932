import type { Scope } from "#core/events/scope.ts";
import { keyedHash } from "#core/kernel/secret-code.ts";
import type { SubjectKind } from "./throttle-limits.ts";

/** Somebody whose failures are counted. The value is a hash or an id, never an address or a name. */
export type ThrottleSubject = { readonly kind: SubjectKind; readonly value: string };

/**
 * The subjects of a call: its address, its session, and its account, which is the caller itself unless another one is named
 * (an e-mail address somebody tries to sign in with, whether or not such an account exists).
 */
export function throttleSubjects(scope: Scope, namedAccount?: string): readonly ThrottleSubject[] {
  const { addressHash, sessionHash } = scope.origin;
  const account = namedAccount === undefined ? callerOf(scope) : keyedHash(scope.secrets.keyFor("throttle"), namedAccount);
  return [
    ...(addressHash === undefined ? [] : [{ kind: "address", value: addressHash } as const]),
    ...(sessionHash === undefined ? [] : [{ kind: "session", value: sessionHash } as const]),
    ...(account === undefined ? [] : [{ kind: "account", value: account } as const]),
    ...(account === undefined ? [] : [{ kind: "pair", value: `${account}@${addressHash ?? "-"}` } as const]),
  ];
}

function callerOf({ actor }: Scope): string | undefined {
  if (actor.kind === "client") return `client:${actor.clientId}`;
  if (actor.kind === "staff") return `staff:${actor.staffId}`;
  return undefined;
}
