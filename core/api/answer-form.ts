import type { FastifyRequest } from "fastify";
import type { Language, Scope } from "#core/events/scope.ts";
import type { Host } from "#core/host/open-host.ts";
import type { AppError } from "#core/kernel/app-error.ts";
import { type Answer, refusalAnswer, successAnswer } from "./answer.ts";
import { readForm } from "./read-form.ts";

/** How a door writes and reads: what it gives the method, and how results and refusals look on the wire. */
export type AnswerForm = {
  /** What was sent, for the comparison of idempotent requests, and what the method's schema is to read. */
  readonly read: (request: FastifyRequest) => { readonly given: unknown; readonly input: unknown };
  readonly success: (result: unknown, scope: Scope) => Promise<Answer>;
  readonly refusal: (host: Pick<Host, "translate" | "word">, language: Language, error: AppError) => Answer;
};

/** The door of methods: the query or the body as it is, and the envelope. */
export const methodForm: AnswerForm = {
  read: (request) => {
    const given = request.method === "GET" ? readForm(queryOf(request)) : request.body === undefined ? {} : request.body;
    return { given, input: given };
  },
  success: async (result) => successAnswer(result),
  refusal: refusalAnswer,
};

/** The query of a request as it was sent, without the question mark. */
export function queryOf({ raw }: Pick<FastifyRequest, "raw">): string {
  const url = raw.url ?? "";
  const mark = url.indexOf("?");
  return mark < 0 ? "" : url.slice(mark + 1);
}
