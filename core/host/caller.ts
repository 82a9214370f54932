import type { Actor } from "#core/events/actor.ts";
import type { Language, Scope, SessionRequests } from "#core/events/scope.ts";

/** On whose behalf, and through which door, a piece of work is done. What is left out is unknown, English, or made up for the occasion. */
export type Caller = {
  readonly actor: Actor;
  readonly door: Scope["door"];
  readonly requestId?: string | undefined;
  readonly language?: Language | undefined;
  readonly origin?: Partial<Scope["origin"]> | undefined;
  /** Where there is no session, nothing can be asked of it. */
  readonly session?: SessionRequests | undefined;
};
