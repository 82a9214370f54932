import type { FastifyRequest } from "fastify";
import type { Host } from "#core/host/open-host.ts";
import { hashApiKey } from "#core/identity/api-key.ts";
import { identityErrors } from "#core/identity/errors.ts";
import type { Principal } from "#core/identity/find-principal.ts";
import { assertNotThrottled, countFailure } from "#core/identity/throttle.ts";
import { throttleSubjects } from "#core/identity/throttle-subjects.ts";
import { addressHash } from "./address-hash.ts";
import { type Opening, openCall } from "./open-call.ts";
import { type Credentials, readCredentials } from "./read-credentials.ts";

/** A call whose caller has been looked up, with the one statement that opens it. */
export type Authenticated = {
  readonly opening: Opening;
  /** How the caller was known: by a key it sent, by its session, or not at all. */
  readonly by: "key" | "session" | undefined;
  /** Undefined for a guest. Behind a session it may be somebody suspended, who must not act. */
  readonly principal: Principal | undefined;
  /** A key was sent that opens nothing; {@link refuseKey} says so. */
  readonly isWrongKey: boolean;
};

/**
 * Finds out who calls: by the API key of the Authorization header, else by the session. A key of an account that is suspended or
 * erased is like one that nobody has.
 *
 * @throws AppError `auth.required` (401) for an Authorization header of another form.
 */
export async function authenticate(host: Host, request: FastifyRequest): Promise<Authenticated> {
  const credentials = readCredentials(request.headers.authorization);
  if (credentials !== undefined) return byKey(host, credentials);
  const opening = request.session?.held?.opening ?? (await openCall(host.database.db, undefined));
  const by = opening.session === undefined ? undefined : "session";
  return { opening, by, principal: opening.principal, isWrongKey: false };
}

/**
 * Answers a wrong key, and counts it against the address it came from. Only then is the throttle looked at: a right key, 256 random
 * bits, is no guess.
 *
 * @throws AppError `auth.required` (401), or `throttled` (429) after too many of them.
 */
export async function refuseKey(host: Host, request: FastifyRequest, { opening }: Authenticated): Promise<never> {
  const origin = { addressHash: addressHash(host.secrets, request.ip) };
  const scope = await host.scopeOf({ actor: { kind: "guest" }, door: "api", requestId: request.id, origin }, opening.state);
  const subjects = throttleSubjects(scope);
  const recheck = await assertNotThrottled(scope, "api_key", subjects);
  recheck();
  countFailure(scope, "api_key", subjects);
  await host.finish(scope);
  throw identityErrors.error("auth.required");
}

async function byKey(host: Host, { key, kind }: Credentials): Promise<Authenticated> {
  const opening = await openCall(host.database.db, { keyHash: hashApiKey(key) });
  const { principal } = opening;
  const isRight = principal?.isActive === true && (kind === "any" || kind === principal.actor.kind);
  return { opening, by: "key", principal: isRight ? principal : undefined, isWrongKey: !isRight };
}
