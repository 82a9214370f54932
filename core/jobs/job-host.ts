import type { Database } from "#core/database/open-database.ts";
import type { Actor } from "#core/events/actor.ts";
import type { Contents } from "#core/events/module.ts";
import type { Log, Scope } from "#core/events/scope.ts";

/** What the queue needs of the host it works for. */
export type JobHost = {
  readonly database: Database;
  readonly log: Log;
  /** `workers`: how many jobs run at once; 0 runs none and relays nothing. */
  readonly environment: { readonly workers: number };
  readonly catalogue: { readonly parts: readonly Contents[]; readonly modules: readonly { readonly contents: Contents }[] };
  readonly scopeOf: (caller: { readonly actor: Actor; readonly door: Scope["door"]; readonly requestId?: string }) => Promise<Scope>;
  readonly finish: (scope: Scope) => Promise<void>;
};
