import type { Database } from "#core/database/open-database.ts";
import type { Db, Log, Scope, Secrets } from "#core/events/scope.ts";
import { systemClock } from "#core/kernel/clock.ts";
import { randomHex, randomUuid } from "#core/kernel/randomness.ts";
import type { Caller } from "./caller.ts";
import type { HostStateRow } from "./host-state-row.ts";
import type { Snapshot } from "./snapshots.ts";
import type { Translations } from "./translations.ts";

export type ScopeDeps = {
  readonly database: Database;
  readonly log: Log;
  readonly secrets: Secrets;
  readonly state: HostStateRow;
  readonly snapshot: Snapshot;
  /** Only then may the stored clock stand in for the real one. */
  readonly testClock: boolean;
  readonly translations: Translations;
};

/** Builds the scope of one piece of work. Its queue of `afterwards` work is run by {@link finishScope}. */
export function makeScope(caller: Caller, deps: ScopeDeps): Scope {
  const queue: Afterwards[] = [];
  const afterwards = (work: Afterwards): void => {
    queue.push(work);
  };
  pending.set(afterwards, { queue, again: () => makeScope(caller, deps) });
  const language = caller.language ?? "en";
  const base = {
    actor: caller.actor,
    door: caller.door,
    requestId: caller.requestId ?? randomUuid(),
    language,
    now: (deps.testClock ? deps.state.clock : null) ?? systemClock.now(),
    shop: deps.snapshot.shop,
    wiring: deps.snapshot.wiring,
    secrets: deps.secrets,
    log: deps.log,
    origin: { ...nowhere, ...caller.origin },
    session: caller.session ?? noSession(),
    sentence: (code, details) => deps.translations.sentence(language, code, details) ?? code,
    word: (module, key, values) => deps.translations.word(language, module, key, values),
    afterwards,
  } satisfies Partial<Scope>;
  /** An attempt that is repeated takes back what it had queued; one that failed for good keeps it: refusals are counted that way. */
  const transaction: Scope["transaction"] = (work) => {
    const mark = queue.length;
    return deps.database.transaction((db) => {
      queue.length = mark;
      return work(inside(base, db));
    });
  };
  return { ...base, db: deps.database.db, inTransaction: false, transaction };
}

/** Runs what was queued for after the end of a scope's work, one after the other. Faults are logged and never thrown. */
export async function finishScope(scope: Scope): Promise<void> {
  const waiting = pending.get(scope.afterwards);
  if (waiting === undefined) return;
  while (waiting.queue.length > 0) {
    for (const work of waiting.queue.splice(0)) {
      const later = waiting.again();
      try {
        await work({ ...later, requestId: scope.requestId, now: scope.now });
        await finishScope(later);
      } catch (fault) {
        scope.log.error({ err: fault, requestId: scope.requestId }, "Work queued for after the transaction failed.");
      }
    }
  }
}

type Afterwards = (scope: Scope) => Promise<void>;

/** Scopes are copied as they are handed on; the queue is found by what every copy shares. */
const pending = new WeakMap<Scope["afterwards"], { readonly queue: Afterwards[]; readonly again: () => Scope }>();

const nowhere: Scope["origin"] = { addressHash: undefined, sessionHash: undefined, country: undefined, cartToken: undefined };

function inside(base: Omit<Scope, "db" | "inTransaction" | "transaction">, db: Db): Scope {
  const scope: Scope = { ...base, db, inTransaction: true, transaction: (work) => work(scope) };
  return scope;
}

/** A caller without a session can ask nothing of it; a CSRF token it gets is good for nothing, and harmless. */
function noSession(): Scope["session"] {
  return { signIn: () => undefined, signOut: () => undefined, keepCart: () => undefined, csrfToken: () => randomHex(16) };
}
