import type { Scope } from "./scope.ts";

/**
 * A moment at which modules may act inside the transaction. Listeners run by lane, then in the dependency order of their modules.
 * `mayRefuse`: an `AppError` thrown by any listener refuses the whole action (the `onBefore…` moments).
 */
export type Hook<Payload, Lane extends string = "main"> = {
  readonly name: string;
  readonly lanes: readonly Lane[];
  readonly mayRefuse: boolean;
  readonly payload?: Payload;
};

/** A hook without lanes of its own. */
export function defineHook<Payload>(name: string, options: { readonly mayRefuse?: boolean } = {}): Hook<Payload> {
  return { name, lanes: ["main"], mayRefuse: options.mayRefuse ?? false };
}

/** A hook whose owner fixes the order of what happens: lock order, for instance. */
export function defineLanedHook<Payload>() {
  return <Lane extends string>(name: string, lanes: readonly Lane[]): Hook<Payload, Lane> => ({ name, lanes, mayRefuse: true });
}

/**
 * One module's reaction to a hook. A listener that `guards` value fails closed: whatever it throws ends the transaction. Any other
 * listener runs in a savepoint under a deadline; when it fails, its own changes are undone, the fault is logged and the action goes on.
 */
export type Listener = {
  readonly hook: string;
  readonly lane: string;
  /** The lane's place among the lanes of its hook; listeners run in this order. */
  readonly laneIndex: number;
  readonly guards: boolean;
  readonly handle: (scope: Scope, payload: never) => Promise<void>;
};

/** Ties a handler to a hook. */
export function listen<Payload, Lane extends string>(
  hook: Hook<Payload, Lane>,
  handle: (scope: Scope, payload: Payload) => Promise<void>,
  options: { readonly lane?: Lane; readonly guards?: boolean } = {},
): Listener {
  const lane = options.lane ?? hook.lanes[0];
  if (lane === undefined) throw new TypeError(`The hook ${hook.name} has no lanes.`);
  return {
    hook: hook.name,
    lane,
    laneIndex: hook.lanes.indexOf(lane),
    guards: options.guards ?? false,
    handle: handle as Listener["handle"],
  };
}
