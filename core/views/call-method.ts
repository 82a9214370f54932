import { type Answer, refusalAnswer, successAnswer } from "#core/api/answer.ts";
import { apiErrors } from "#core/api/errors.ts";
import { runOnce, takesIdempotencyKey } from "#core/api/idempotency.ts";
import { parseInput } from "#core/api/parse-input.ts";
import { requestHash } from "#core/api/request-hash.ts";
import { runMethod } from "#core/api/run-method.ts";
import { hasPermission } from "#core/events/actor.ts";
import type { AnyMethod, Role } from "#core/events/method.ts";
import type { Scope } from "#core/events/scope.ts";
import { hostErrors } from "#core/host/errors.ts";
import { identityErrors } from "#core/identity/errors.ts";
import { AppError } from "#core/kernel/app-error.ts";

export type CallOptions = {
  /** A write with the same key, by the same caller, with the same input, acts once. */
  readonly idempotencyKey?: string | undefined;
  /** The cart token that the call asked the session to keep, if any; a stored answer remembers it. */
  readonly keptCart?: (() => string | undefined) | undefined;
};

/**
 * Calls an API method in process by the way a request takes: found by name, permitted, its input strict, a write in one transaction,
 * its answer as the output schema lets it out, as plain JSON.
 *
 * @throws AppError every refusal of the method, `request.not_found`, `auth.required`, `auth.forbidden`
 */
export async function callMethod(scope: Scope, role: Role, name: string, input: object = {}, options: CallOptions = {}): Promise<unknown> {
  const method = scope.wiring.method(role, name);
  if (method === undefined) throw apiErrors.error("request.not_found");
  assertPermitted(scope, role, method);
  const parsed = parseInput(method, input, scope.language);
  if (method.reads) return resultOf(successAnswer(await runMethod(scope, method, parsed)));
  const work = async (inner: Scope) => ({
    answer: successAnswer(await runMethod(inner, method, parsed)),
    cartToken: options.keptCart?.(),
  });
  const key = options.idempotencyKey;
  if (key === undefined || !takesIdempotencyKey(method)) return resultOf((await scope.transaction(work)).answer);
  const outcome = await runOnce({
    scope,
    method,
    key,
    requestHash: requestHash(scope.secrets, input),
    run: work,
    answerRefusal: (error) => refusalAnswer(sentencesOf(scope), scope.language, error),
  });
  if (outcome.isReplayed && outcome.cartToken !== undefined) scope.session.keepCart(outcome.cartToken);
  return resultOf(outcome.answer);
}

function assertPermitted({ actor }: Scope, role: Role, { permission }: AnyMethod): void {
  if (role === "client" && actor.kind !== "client") throw identityErrors.error("auth.required");
  if (role !== "admin") return;
  if (actor.kind !== "staff") throw identityErrors.error("auth.required");
  if (permission === undefined || !hasPermission(actor, permission)) {
    throw hostErrors.error("auth.forbidden", permission === undefined ? {} : { permission });
  }
}

type Envelope = {
  readonly result: unknown;
  readonly error: { readonly message: string; readonly code: string; readonly details: Readonly<Record<string, unknown>> } | null;
};

/** A stored refusal is thrown again as what it was. */
function resultOf({ status, body }: Answer): unknown {
  const { result, error }: Envelope = JSON.parse(body);
  if (error !== null) throw new AppError({ ...error, status });
  return result;
}

function sentencesOf(scope: Scope): Parameters<typeof refusalAnswer>[0] {
  return {
    translate: (_language, code, details) => scope.sentence(code, details),
    word: (_language, module, key, values) => scope.word(module, key, values),
  };
}
