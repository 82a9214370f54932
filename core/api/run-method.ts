import type { AnyMethod } from "#core/events/method.ts";
import type { Scope } from "#core/events/scope.ts";

/**
 * Runs a method on input that its schema has read, and returns the answer as its output schema lets it out: fields that are not
 * declared never leave the host. Opens no transaction of its own.
 *
 * @throws AppError whatever the method refuses. An answer that does not fit its schema is a fault of the method.
 */
export async function runMethod(scope: Scope, method: AnyMethod, input: unknown): Promise<unknown> {
  const answer = await method.handle(scope, input as never);
  const shaped = method.output.safeParse(answer);
  if (shaped.success) return shaped.data;
  const where = shaped.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");
  throw new TypeError(`The answer of ${method.name} does not fit its schema: ${where}`);
}
