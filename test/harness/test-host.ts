import type { Environment } from "#config/environment.ts";
import { parseInput } from "#core/api/parse-input.ts";
import { runMethod } from "#core/api/run-method.ts";
import { openDatabase } from "#core/database/open-database.ts";
import { type Actor, hasPermission } from "#core/events/actor.ts";
import type { AnyMethod, Role } from "#core/events/method.ts";
import type { Scope } from "#core/events/scope.ts";
import type { Caller } from "#core/host/caller.ts";
import { type Catalogue, loadCatalogue } from "#core/host/catalogue.ts";
import { hostErrors } from "#core/host/errors.ts";
import { type Host, openHost } from "#core/host/open-host.ts";
import { identityErrors } from "#core/identity/errors.ts";
import { freshDatabase, type TestLife } from "./fresh-database.ts";
import { migratedTemplate } from "./migrated-template.ts";
import { testEnvironment } from "./test-environment.ts";
import { type LogEntry, testLog } from "./test-log.ts";

/** Who calls; an actor alone, or with language, origin, session. */
export type TestCaller = Actor | (Partial<Caller> & Pick<Caller, "actor">);

export type TestHost = {
  readonly host: Host;
  /** The database; a second host can be started on it. */
  readonly url: string;
  readonly logged: readonly LogEntry[];
  /**
   * Runs an API method as the API does, without HTTP: permission, strict input, one transaction for a write, the work queued for
   * afterwards, checked output as JSON. Who calls defaults to a guest or to the first administrator; a client has to be named.
   */
  readonly call: <Result>(role: Role, name: string, input?: unknown, as?: TestCaller) => Promise<Result>;
  /** A scope outside of any transaction, for calling services directly; the system's own when nobody is named. */
  readonly scope: (as?: TestCaller) => Promise<Scope>;
};

export type TestHostOptions = {
  /** The database of another test host; without it a new one is made. */
  readonly url?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly catalogue?: Catalogue;
  readonly poolMax?: number;
};

export const testStaff: Actor = { kind: "staff", staffId: 1, isSuper: true, permissions: new Set() };

/** A started host on a database of its own, with everything core and the modules bring. It is closed when the test ends. */
export async function testHost(t: TestLife, options: TestHostOptions = {}): Promise<TestHost> {
  const url = options.url ?? (await freshDatabase(t, { template: migratedTemplate })).url;
  const catalogue = options.catalogue ?? (await loadCatalogue());
  const environment: Environment = testEnvironment(url, options.environment);
  const { log, entries } = testLog();
  const entities = catalogue.owners.flatMap((owner) => owner.entities);
  const database = await openDatabase({ url, entities, log, poolMax: options.poolMax ?? 8 });
  t.teardown(() => database.close());
  const host = await openHost({ database, environment, log, catalogue });
  return {
    host,
    url,
    logged: entries,
    call: async <Result>(role: Role, name: string, input: unknown = {}, as: TestCaller = callerOf(role)) => {
      const scope = await host.scopeOf(completed(as));
      const method = scope.wiring.method(role, name);
      if (method === undefined) throw new TypeError(`There is no method ${role} ${name}.`);
      return (await run(host, scope, role, method, input)) as Result;
    },
    scope: (as = { kind: "system", reason: "test" }) => host.scopeOf(completed(as)),
  };
}

function callerOf(role: Role): Actor {
  if (role === "client") throw new TypeError("A call as a client names the client.");
  return role === "guest" ? { kind: "guest" } : testStaff;
}

function completed(as: TestCaller): Caller {
  return "kind" in as ? { actor: as, door: "api" } : { door: "api", ...as };
}

async function run(host: Host, scope: Scope, role: Role, method: AnyMethod, input: unknown): Promise<unknown> {
  if (role === "client" && scope.actor.kind !== "client") throw identityErrors.error("auth.required");
  if (role === "admin" && !hasPermission(scope.actor, method.permission ?? "")) throw hostErrors.error("auth.forbidden");
  const parsed = parseInput(method, input, scope.language);
  try {
    const handle = (inside: Scope): Promise<unknown> => runMethod(inside, method, parsed);
    const result = method.reads ? await handle(scope) : await scope.transaction(handle);
    return JSON.parse(JSON.stringify(result ?? null));
  } finally {
    await host.finish(scope);
  }
}
