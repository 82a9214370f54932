import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { RestRoute } from "#core/events/rest-route.ts";
import type { Scope } from "#core/events/scope.ts";
import { AppError } from "#core/kernel/app-error.ts";
import { type Answer, wireError } from "../answer.ts";
import { type AnswerForm, queryOf } from "../answer-form.ts";
import { parseInput } from "../parse-input.ts";
import { readForm } from "../read-form.ts";
import type { FoundRoute } from "./find-route.ts";

/** How REST reads and writes: its own names of fields, the object itself as the body, and refusals as `{"error": {…}}`. */
export function restForm({ route, params }: FoundRoute): AnswerForm {
  /** Until the input is handed to the method, fields already have the names the caller knows. */
  let names: RestRoute["names"] = {};
  return {
    read: (request) => {
      const sent = { query: readForm(queryOf(request)), body: route.verb === "GET" ? {} : (request.body ?? {}) };
      const query = read(request, route.query, sent.query);
      const body = read(request, route.body, sent.body);
      const input = route.toInput({ params, query: query as never, body: body as never });
      names = route.names;
      return { given: { address: `${route.verb} ${route.path}`, params, ...sent }, input };
    },
    success: (result, scope) => answerOf(route, result, scope),
    refusal: (host, language, error) => restRefusal(host, language, renamed(names, error)),
  };
}

/** A refusal before or without a route. */
export const restRefusal: AnswerForm["refusal"] = (host, language, error) => ({
  status: error.status,
  body: JSON.stringify({ error: wireError(host, language, error) }),
});

const nothing = z.strictObject({});

function read({ language }: FastifyRequest, schema: z.ZodType | undefined, value: unknown): unknown {
  return parseInput({ input: schema ?? nothing }, value, language);
}

async function answerOf({ status, output, toBody, method }: RestRoute, result: unknown, scope: Scope): Promise<Answer> {
  const shaped = output.safeParse(await toBody(result as never, scope));
  if (shaped.success) return { status, body: JSON.stringify(shaped.data) };
  const where = shaped.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");
  throw new TypeError(`The REST answer of ${method} does not fit its schema: ${where}`);
}

/** What the method says about its fields, under the names the caller knows. */
function renamed(names: RestRoute["names"], error: AppError): AppError {
  if (error.code !== "request.invalid") return error;
  const { code, status, message, details } = error;
  const fields = Object.entries(details).map(([field, sentence]) => {
    const [head = "", ...rest] = field.split(".");
    return [[names[head] ?? head, ...rest].join("."), sentence] as const;
  });
  return new AppError({ code, status, message, details: Object.fromEntries(fields), cause: error });
}
