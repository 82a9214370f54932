import type { FastifyReply, FastifyRequest } from "fastify";
import type { Scope } from "#core/events/scope.ts";
import type { Host } from "#core/host/open-host.ts";
import { addressHash } from "./address-hash.ts";
import type { ApiCall } from "./api-call.ts";
import { idempotencyKeyOf, runOnce, takesIdempotencyKey } from "./idempotency.ts";
import { parseInput } from "./parse-input.ts";
import { requestHash } from "./request-hash.ts";
import { runMethod } from "./run-method.ts";
import { hashSessionId } from "./session-data.ts";
import { type RecordedRequests, recordSessionRequests } from "./session-requests.ts";

/** Runs the method of a call that may be made, and answers with its result. Refusals are thrown to the error handler. */
export async function answerCall(host: Host, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const call = request.apiCall;
  if (call === undefined) throw new TypeError("A call is answered only after it was allowed.");
  const { given, input: read } = call.form.read(request);
  const input = parseInput(call.method, read, request.language);
  const session = recordSessionRequests(request, reply);
  const scope = await scopeOf(host, request, call, session);
  try {
    const { answer, cartToken, isReplayed } = await run(host, request, { call, scope, session, given, input });
    if (isReplayed) reply.header("idempotent-replayed", "true");
    if (isReplayed && cartToken !== undefined) session.requests.keepCart(cartToken);
    await session.carryOut();
    return reply.code(answer.status).type("application/json; charset=utf-8").send(answer.body);
  } finally {
    await host.finish(scope);
  }
}

type Work = {
  readonly call: ApiCall;
  readonly scope: Scope;
  readonly session: RecordedRequests;
  /** What was sent, and what the schema made of it. */
  readonly given: unknown;
  readonly input: unknown;
};

async function run(host: Host, request: FastifyRequest, { call, scope, session, given, input }: Work) {
  const { method, form } = call;
  const work = async (inner: Scope) => ({
    answer: await form.success(await runMethod(inner, method, input), inner),
    cartToken: session.keptCart(),
  });
  if (method.reads) return { ...(await work(scope)), isReplayed: false };
  const key = idempotencyKeyOf(request.headers["idempotency-key"]);
  if (key === undefined || !takesIdempotencyKey(method)) return { ...(await scope.transaction(work)), isReplayed: false };
  return runOnce({
    scope,
    method,
    key,
    requestHash: requestHash(host.secrets, given),
    run: work,
    answerRefusal: (error) => form.refusal(host, scope.language, error),
  });
}

function scopeOf(host: Host, request: FastifyRequest, { actor, caller }: ApiCall, session: RecordedRequests): Promise<Scope> {
  const isKnownSession = caller.by === "session";
  return host.scopeOf(
    {
      actor,
      door: "api",
      requestId: request.id,
      language: request.language,
      origin: {
        addressHash: addressHash(host.secrets, request.ip),
        sessionHash: isKnownSession ? hashSessionId(request.session.sessionId) : undefined,
        country: caller.principal?.country,
        cartToken: isKnownSession ? request.session.cartToken : undefined,
      },
      session: session.requests,
    },
    caller.opening.state,
  );
}
