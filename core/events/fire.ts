import { sql } from "kysely";
import { AppError } from "#core/kernel/app-error.ts";
import type { Hook } from "./hook.ts";
import { revocable } from "./revocable.ts";
import type { Scope } from "./scope.ts";
import type { BoundListener } from "./wiring.ts";

/** How long a listener that guards nothing may take. */
const deadlineMs = 2_000;

/**
 * Runs the listeners of a hook, one after the other, inside the caller's transaction. Refusals of a hook that may refuse and every
 * fault of a guarding listener end the transaction; faults of other listeners are undone to a savepoint, logged and passed over.
 *
 * @throws AppError a refusal by a listener, or whatever a guarding listener throws.
 */
export async function fire<Payload, Lane extends string>(scope: Scope, hook: Hook<Payload, Lane>, payload: Payload): Promise<void> {
  for (const listener of scope.wiring.listeners(hook.name)) {
    if (listener.guards) await listener.handle(scope, payload as never);
    else await runIsolated(scope, hook, listener, payload);
  }
}

/** Runs one lane of a hook only; the owner of a laned hook calls its lanes one by one between its own steps. */
export async function fireLane<Payload, Lane extends string>(
  scope: Scope,
  hook: Hook<Payload, Lane>,
  lane: Lane,
  payload: Payload,
): Promise<void> {
  for (const listener of scope.wiring.listeners(hook.name)) {
    if (listener.lane !== lane) continue;
    if (listener.guards) await listener.handle(scope, payload as never);
    else await runIsolated(scope, hook, listener, payload);
  }
}

async function runIsolated<Payload>(scope: Scope, hook: Hook<Payload, string>, listener: BoundListener, payload: Payload): Promise<void> {
  const handle = listener.handle as (scope: Scope, payload: Payload) => Promise<void>;
  if (scope.inTransaction) await sql`savepoint listener`.execute(scope.db);
  const lease = revocable(scope.db);
  try {
    await beforeDeadline(handle({ ...scope, db: lease.db, transaction: (work) => work({ ...scope, db: lease.db }) }, payload));
    if (scope.inTransaction) await sql`release savepoint listener`.execute(scope.db);
  } catch (fault) {
    lease.revoke();
    if (scope.inTransaction) await sql`rollback to savepoint listener`.execute(scope.db);
    if (hook.mayRefuse && fault instanceof AppError) throw fault;
    scope.log.error({ module: listener.module, hook: hook.name, err: fault }, "A listener failed; what it did was undone.");
  }
}

function beforeDeadline(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`Not finished within ${deadlineMs} ms.`)), deadlineMs);
  });
  work.catch(() => undefined);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
