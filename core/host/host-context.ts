import type { Environment } from "#config/environment.ts";
import { defineExtensionPoint } from "#core/events/extension-point.ts";
import type { Scope } from "#core/events/scope.ts";
import type { Caller } from "./caller.ts";
import type { Catalogue } from "./catalogue.ts";

/** What the host's own methods need to know of the process they run in. */
export type HostContext = {
  readonly catalogue: Catalogue;
  readonly environment: Environment;
  /** A scope of its own, outside of the caller's transaction; whoever asks for one finishes it. */
  readonly scopeOf: (caller: Caller) => Promise<Scope>;
  readonly finish: (scope: Scope) => Promise<void>;
};

/** Filled by the host itself, once. */
export const hostContext = defineExtensionPoint<HostContext>("host.context");

/** The context of the host that made this scope. */
export function hostContextOf(scope: Pick<Scope, "wiring">): HostContext {
  const [context] = scope.wiring.provided(hostContext);
  if (context === undefined) throw new TypeError("This scope was not made by a host.");
  return context;
}
