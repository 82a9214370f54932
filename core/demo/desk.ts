import { sql } from "kysely";
import { parseInput } from "#core/api/parse-input.ts";
import { runMethod } from "#core/api/run-method.ts";
import type { Actor } from "#core/events/actor.ts";
import type { Role } from "#core/events/method.ts";
import type { Scope } from "#core/events/scope.ts";
import { AppError } from "#core/kernel/app-error.ts";
import { randomUuid } from "#core/kernel/randomness.ts";
import { scopeAt } from "./scope-at.ts";

/** A client who calls, and from where. */
export type Visitor = { readonly clientId: number; readonly country: string };

/**
 * Where the story of the demo shop is told: API methods are called by name, as clients and staff would call them, at a moment of the
 * past. Everything goes through the methods' own schemas and services, so nothing can stand here that could not have happened.
 */
export type Desk = {
  readonly now: () => Date;
  readonly moveTo: (moment: Date) => void;
  /** Whether an active part or module has the method. */
  readonly offers: (role: Role, name: string) => boolean;
  /** A call by the first administrator. */
  readonly staff: <Result>(name: string, input?: object) => Promise<Result>;
  readonly client: <Result>(visitor: Visitor, name: string, input?: object) => Promise<Result>;
  /** Runs calls that may be refused: then what they did is undone, and the answer is undefined. A call that makes no sense is a fault. */
  readonly perhaps: <Result>(work: () => Promise<Result>) => Promise<Result | undefined>;
  /** The scope of the present moment, for services that no method fronts. */
  readonly scope: () => Scope;
};

/** Opens the desk inside a transaction; all that is done at it is committed or undone together. */
export function openDesk(scope: Scope, staffId: number): Desk {
  let { now } = scope;
  const administrator: Actor = { kind: "staff", staffId, isSuper: true, permissions: new Set() };
  const call = async <Result>(role: Role, name: string, input: object, caller: Partial<Scope>): Promise<Result> => {
    const method = scope.wiring.method(role, name);
    if (method === undefined) throw new TypeError(`There is no method ${role} ${name}.`);
    const at = scopeAt(scope, { now, requestId: randomUuid(), ...caller });
    return (await runMethod(at, method, parseInput(method, input, at.language))) as Result;
  };
  return {
    now: () => now,
    moveTo(moment) {
      now = moment;
    },
    offers: (role, name) => scope.wiring.method(role, name) !== undefined,
    staff: (name, input = {}) => call("admin", name, input, { actor: administrator }),
    client: ({ clientId, country }, name, input = {}) =>
      call("client", name, input, { actor: { kind: "client", clientId }, origin: { ...scope.origin, country } }),
    scope: () => scopeAt(scope, { now, requestId: randomUuid() }),
    async perhaps(work) {
      await sql`savepoint perhaps`.execute(scope.db);
      try {
        const result = await work();
        await sql`release savepoint perhaps`.execute(scope.db);
        return result;
      } catch (refusal) {
        await sql`rollback to savepoint perhaps`.execute(scope.db);
        if (refusal instanceof AppError && refusal.status !== BAD_REQUEST) return undefined;
        throw refusal;
      }
    },
  };
}

const BAD_REQUEST = 400;
