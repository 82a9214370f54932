import type {} from "@fastify/session";
import type { FastifyRequest } from "fastify";
import type { SessionFlash } from "#core/api/session-data.ts";
import type { Scope } from "#core/events/scope.ts";
import { say } from "./say.ts";
import type { Flash } from "./view.ts";

/** Has the next page of this session tell something, once. Where the session has just ended there is nobody to tell. */
export function keepFlash(request: FastifyRequest, flash: SessionFlash): void {
  const { session } = request;
  if (session?.clientId === undefined && session?.staffId === undefined) return;
  session.flash = flash;
}

/** What the last request wanted to be told; it is forgotten with that. */
export function takeFlash(request: FastifyRequest, scope: Scope): Flash | undefined {
  const flash = request.session?.flash;
  if (flash === undefined) return undefined;
  delete request.session.flash;
  return { text: say({ scope, module: flash.module }, flash.message, flash.values), undo: flash.undo };
}
