import type { AnyMethod } from "#core/events/method.ts";
import type { Scope } from "#core/events/scope.ts";
import { AppError, invalidRequest } from "#core/kernel/app-error.ts";
import { keyedHash } from "#core/kernel/secret-code.ts";
import type { Answer } from "./answer.ts";
import { decryptAnswer, encryptAnswer } from "./answer-cipher.ts";
import { apiErrors } from "./errors.ts";
import { cartCaller, idempotencyCaller } from "./idempotency-caller.ts";
import { claimKey, type IdempotentWrite, lockKey, type StoredAnswer, storeAnswer } from "./idempotency-record.ts";

/** What a run made: the answer, and the cart token the caller's session is to keep, if any. */
export type RunOutcome = { readonly answer: Answer; readonly cartToken: string | undefined };

export type IdempotentRun = {
  readonly scope: Scope;
  readonly method: AnyMethod;
  /** The value of the Idempotency-Key header. */
  readonly key: string;
  readonly requestHash: string;
  /** Does the work, in the transaction of the scope it is given. */
  readonly run: (scope: Scope) => Promise<RunOutcome>;
  /** How a refusal is answered. */
  readonly answerRefusal: (error: AppError) => Answer;
};

/**
 * Does a write at most once per key: its effect and the stored answer are committed together, and the same request gets the same answer
 * again. Refusals that would be the same again are stored too; faults, throttles and missing rights are not.
 *
 * @throws AppError the refusal of a first run, `idempotency.in_progress`, `idempotency.mismatch`, `idempotency.answer_gone`
 */
export async function runOnce(once: IdempotentRun): Promise<RunOutcome & { readonly isReplayed: boolean }> {
  const write = writeOf(once, idempotencyCaller(once.scope));
  try {
    return await once.scope.transaction(async (scope) => {
      const stored = await claimKey(scope, write);
      if (stored !== undefined) return { ...replay(once, stored), isReplayed: true };
      const outcome = await once.run(scope);
      await keep(scope, once, write, outcome);
      return { ...outcome, isReplayed: false };
    });
  } catch (error) {
    if (error instanceof AppError && isFinal(error)) await keepRefusal(once, write, error);
    throw error;
  }
}

/**
 * The key of a request, from its header.
 *
 * @throws AppError `request.invalid` (400) when it is not 16 to 255 visible characters.
 */
export function idempotencyKeyOf(header: string | readonly string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === "string" && /^[\x21-\x7e]{16,255}$/.test(header)) return header;
  throw invalidRequest({ "Idempotency-Key": "Must be 16 to 255 visible characters." });
}

/** Signing in is never replayed: it has no effect to repeat, and its answer is worth nothing without the session it opens. */
export function takesIdempotencyKey({ reads, name }: AnyMethod): boolean {
  return !reads && !name.endsWith("_login");
}

function writeOf({ scope, method, key, requestHash }: IdempotentRun, caller: string): IdempotentWrite {
  return { scope: `${caller} ${method.role} ${method.name}`, keyHash: keyedHash(scope.secrets.keyFor("idempotency"), key), requestHash };
}

/** A guest that gets a cart with this answer is known by it from then on, so the answer is kept under both names. */
async function keep(scope: Scope, once: IdempotentRun, write: IdempotentWrite, { answer, cartToken }: RunOutcome): Promise<void> {
  const isEncrypted = once.method.secret || cartToken !== undefined;
  const text = JSON.stringify({ body: answer.body, cartToken });
  const stored = { status: answer.status, answer: isEncrypted ? encryptAnswer(scope.secrets, once.key, text) : text, isEncrypted };
  await storeAnswer(scope, write, stored);
  if (scope.actor.kind !== "guest" || cartToken === undefined) return;
  const known = writeOf(once, cartCaller(cartToken));
  if (known.scope !== write.scope) await storeAnswer(scope, known, stored);
}

function replay({ scope, key }: IdempotentRun, { status, answer, isEncrypted }: StoredAnswer): RunOutcome {
  if (answer === undefined) throw apiErrors.error("idempotency.answer_gone");
  const kept: { readonly body: string; readonly cartToken?: string } = JSON.parse(
    isEncrypted ? decryptAnswer(scope.secrets, key, answer) : answer,
  );
  return { answer: { status, body: kept.body }, cartToken: kept.cartToken };
}

function isFinal({ status, code }: AppError): boolean {
  return status >= 400 && status < 500 && status !== 401 && status !== 429 && !code.startsWith("idempotency.");
}

/** In a transaction of its own, because the refusal has undone the first. Whoever took the key meanwhile runs it again, and rightly so. */
async function keepRefusal(once: IdempotentRun, write: IdempotentWrite, error: AppError): Promise<void> {
  const { status, body } = once.answerRefusal(error);
  try {
    await once.scope.transaction(async (scope) => {
      if (!(await lockKey(scope, write))) return;
      await storeAnswer(scope, write, { status, answer: JSON.stringify({ body }), isEncrypted: false });
    });
  } catch (fault) {
    once.scope.log.warn({ err: fault, requestId: once.scope.requestId }, "A refusal could not be stored under its Idempotency-Key.");
  }
}
