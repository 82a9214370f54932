import type { Scope } from "#core/events/scope.ts";
import type { Host } from "#core/host/open-host.ts";

/** Runs work as the system itself, coming from the shell; what it queued for afterwards is done when it ends, a refusal included. */
export async function asSystem<Result>(host: Host, work: (scope: Scope) => Promise<Result>): Promise<Result> {
  const scope = await host.scopeOf({ actor: { kind: "system", reason: "shell" }, door: "shell" });
  try {
    return await work(scope);
  } finally {
    await host.finish(scope);
  }
}

/** One transaction; a dry run does all of it, answers what it came to, and takes it back. Whether it is one, the result may say. */
export async function inTransaction<Result>(
  scope: Scope,
  isDryRun: boolean | ((result: Result) => boolean),
  work: (scope: Scope) => Promise<Result>,
): Promise<Result> {
  if (isDryRun === false) return scope.transaction(work);
  try {
    return await scope.transaction(async (inner) => {
      const later: Parameters<Scope["afterwards"]>[0][] = [];
      const result = await work({ ...inner, afterwards: (more) => void later.push(more) });
      if (isDryRun === true || isDryRun(result)) throw new TakenBack(result);
      for (const more of later) inner.afterwards(more);
      return result;
    });
  } catch (fault) {
    if (fault instanceof TakenBack) return fault.result as Result;
    throw fault;
  }
}

/** Carries the result of a dry run past the rollback. */
class TakenBack extends Error {
  readonly result: unknown;

  constructor(result: unknown) {
    super("A dry run is taken back.");
    this.result = result;
  }
}
