import type {} from "@fastify/session";
import type { FastifyRequest } from "fastify";
import { hasPermission } from "#core/events/actor.ts";
import { type LiveChannel, liveChannels } from "#core/events/live-channel.ts";
import { hostErrors } from "#core/host/errors.ts";
import type { Host } from "#core/host/open-host.ts";
import { hashApiKey } from "#core/identity/api-key.ts";
import { identityErrors } from "#core/identity/errors.ts";
import type { Principal } from "#core/identity/find-principal.ts";
import { authenticate, refuseKey } from "../authenticate.ts";
import { apiErrors } from "../errors.ts";
import { assertOwnOrigin } from "../forgery.ts";
import { negotiateLanguage } from "../negotiate-language.ts";
import { type CallerHash, openCall } from "../open-call.ts";
import { readCredentials } from "../read-credentials.ts";
import { hashSessionId } from "../session-data.ts";

/** A staff member who may read a channel, and by what the database finds them again. */
export type LiveCaller = { readonly channel: LiveChannel; readonly staffId: number; readonly hash: CallerHash };

/**
 * Decides whether the caller of a socket may read a channel: by key or session, staff with the channel's permission, from a page of our
 * own when a page is behind it.
 *
 * @throws AppError `request.not_found` (404), `auth.required` (401), `auth.forbidden` and `auth.csrf` (403), `throttled` (429)
 */
export async function liveCallerOf(host: Host, request: FastifyRequest, name: string): Promise<LiveCaller> {
  request.language = negotiateLanguage(request.headers["accept-language"]);
  const caller = await authenticate(host, request);
  request.language = caller.principal?.language ?? request.language;
  const channel = await channelAt(host, caller.opening.state.revision, name);
  if (channel === undefined) throw apiErrors.error("request.not_found");
  if (caller.isWrongKey) await refuseKey(host, request, caller);
  const staffId = staffIdOf(caller.principal, channel);
  assertOwnOrigin(request, host.environment.publicUrl);
  const key = readCredentials(request.headers.authorization)?.key;
  return {
    channel,
    staffId,
    hash: key === undefined ? { sessionHash: hashSessionId(request.session.sessionId) } : { keyHash: hashApiKey(key) },
  };
}

/**
 * Looks whether that is still so. Throws like {@link liveCallerOf}: for a session that has ended, a key that was replaced, a permission
 * that was taken, a module that was switched off.
 */
export async function assertStillAllowed(host: Host, { channel, hash, staffId }: LiveCaller): Promise<void> {
  const { state, principal } = await openCall(host.database.db, hash);
  const now = await channelAt(host, state.revision, channel.name);
  if (now === undefined) throw apiErrors.error("request.not_found");
  if (staffIdOf(principal, now) !== staffId) throw identityErrors.error("auth.required");
}

async function channelAt(host: Host, revision: number, name: string): Promise<LiveChannel | undefined> {
  const { wiring } = await host.snapshotAt(revision);
  return wiring.provided(liveChannels).find((channel) => channel.name === name);
}

function staffIdOf(principal: Principal | undefined, { permission }: LiveChannel): number {
  if (principal === undefined || !principal.isActive) throw identityErrors.error("auth.required");
  const { actor } = principal;
  if (actor.kind !== "staff" || !hasPermission(actor, permission)) throw hostErrors.error("auth.forbidden", { permission });
  return actor.staffId;
}
