import { parseInput } from "#core/api/parse-input.ts";
import { runMethod } from "#core/api/run-method.ts";
import type { AnyMethod } from "#core/events/method.ts";
import type { Scope } from "#core/events/scope.ts";
import type { Host } from "#core/host/open-host.ts";
import { CommandFault } from "./faults.ts";
import { asSystem, inTransaction } from "./system-scope.ts";

/**
 * Calls an admin method of the API by its name, as the system: the same schemas, services and refusals as over HTTP. A write runs in one
 * transaction, which a dry run takes back.
 *
 * @throws AppError what the method refuses; CommandFault when the module it belongs to is off.
 */
export function callMethod<Result>(host: Host, name: string, input: object, { isDryRun = false } = {}): Promise<Result> {
  return asSystem(host, async (scope) => {
    const { reads } = methodNamed(host, scope, name);
    const run = (inner: Scope): Promise<Result> => callMethodIn(host, inner, name, input);
    return reads ? run(scope) : inTransaction(scope, isDryRun, run);
  });
}

/** The same in a scope, and for a write in a transaction, that is there already. */
export async function callMethodIn<Result>(host: Pick<Host, "catalogue">, scope: Scope, name: string, input: object): Promise<Result> {
  const method = methodNamed(host, scope, name);
  return (await runMethod(scope, method, parseInput(method, input, scope.language))) as Result;
}

/** The method, or a sentence that says whose it would be. */
export function methodNamed(host: Pick<Host, "catalogue">, { wiring }: Pick<Scope, "wiring">, name: string): AnyMethod {
  const method = wiring.method("admin", name);
  if (method !== undefined) return method;
  const owner = host.catalogue.modules.find(({ contents }) =>
    contents.methods?.some((other) => other.role === "admin" && other.name === name),
  );
  if (owner === undefined) throw new CommandFault(`No module of this installation offers ${name}.`);
  throw new CommandFault(`The module ${owner.id} is off. \`largesse module enable ${owner.id}\` switches it on.`);
}
