import type {} from "@fastify/session";
import type { FastifyRequest } from "fastify";
import type { Actor } from "#core/events/actor.ts";
import type { AnyMethod, Role } from "#core/events/method.ts";
import type { Language } from "#core/events/scope.ts";
import type { Wiring } from "#core/events/wiring.ts";
import type { Host } from "#core/host/open-host.ts";
import type { AnswerForm } from "./answer-form.ts";
import { type Authenticated, authenticate, refuseKey } from "./authenticate.ts";
import { authorize } from "./authorize.ts";
import type { FoundMethod } from "./find-method.ts";
import { assertOwnOrigin } from "./forgery.ts";
import { negotiateLanguage } from "./negotiate-language.ts";

/** A call of a method by somebody who may make it; its body has not been read yet. */
export type ApiCall = {
  readonly role: Role;
  readonly method: AnyMethod;
  readonly actor: Actor;
  readonly caller: Authenticated;
  readonly form: AnswerForm;
  /** Whether the session's CSRF token has to come with it. */
  readonly needsToken: boolean;
};

/** Finds what a request is about among what is active, or refuses with 404 or 405. */
export type FindCall = (wiring: Wiring) => FoundMethod & { readonly form: AnswerForm };

declare module "fastify" {
  interface FastifyRequest {
    /** Set once the caller is known and allowed. */
    apiCall: ApiCall | undefined;
    /** The language of answers, as soon as anything is known of it. */
    language: Language;
  }
}

/**
 * Decides on a request before its body is read: method and verb (`find`), caller, permission, origin, in this order.
 *
 * @throws AppError 404, 405, 401, 403, 429
 */
export async function beginCall(host: Host, request: FastifyRequest, find: FindCall): Promise<ApiCall> {
  request.language = negotiateLanguage(request.headers["accept-language"]);
  const caller = await authenticate(host, request);
  request.language = caller.principal?.language ?? request.language;
  const { wiring } = await host.snapshotAt(caller.opening.state.revision);
  const { role, method, form } = find(wiring);
  if (caller.isWrongKey) await refuseKey(host, request, caller);
  const actor = authorize(role, method, caller);
  const isWrite = request.method !== "GET" && !method.reads;
  if (isWrite && caller.by !== "key" && (caller.by === "session" || method.secret)) assertOwnOrigin(request, host.environment.publicUrl);
  return { role, method, actor, caller, form, needsToken: isWrite && caller.by === "session" && role !== "guest" };
}
