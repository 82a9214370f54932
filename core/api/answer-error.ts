import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { databaseErrors } from "#core/database/errors.ts";
import { isPassing } from "#core/database/retry.ts";
import { sqlStateOf } from "#core/database/sql-state.ts";
import type { Host } from "#core/host/open-host.ts";
import { AppError, invalidRequest } from "#core/kernel/app-error.ts";
import { refusalAnswer } from "./answer.ts";
import type { AnswerForm } from "./answer-form.ts";
import { apiErrors } from "./errors.ts";
import { VerbRefused } from "./find-method.ts";
import { negotiateLanguage } from "./negotiate-language.ts";

/**
 * Answers whatever was thrown on the way of a request, in the API's envelope unless the door has another form. A fault nobody foresaw is
 * logged; its answer is a request id.
 */
export function answerError(
  host: Host,
  fault: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: AnswerForm["refusal"] = refusalAnswer,
): FastifyReply {
  const error = refusalOf(fault, request.id);
  const fields = { err: fault, requestId: request.id, method: request.method, route: request.routeOptions?.url };
  if (error.status === 503) host.log.warn(fields, "A request was turned away.");
  else if (error.status >= 500) host.log.error(fields, "A request failed.");
  if (error.retryAfterSeconds !== undefined) reply.header("retry-after", String(error.retryAfterSeconds));
  if (error.status === 401) reply.header("www-authenticate", 'Bearer realm="largesse"');
  if (error instanceof VerbRefused) reply.header("allow", error.allowed.join(", "));
  const language = request.language ?? negotiateLanguage(request.headers["accept-language"]);
  const answer = refusal(host, language, error);
  return reply.code(answer.status).header("cache-control", "no-store").type("application/json; charset=utf-8").send(answer.body);
}

/** The refusal a fault stands for: itself, a database that does not answer, what the web server found wrong, or `internal`. */
export function refusalOf(fault: unknown, requestId: string): AppError {
  if (fault instanceof AppError) return fault;
  if (isPassing(fault) || sqlStateOf(fault) === QUERY_CANCELED) {
    return databaseErrors.error("busy", {}, { retryAfterSeconds: RETRY_AFTER_SECONDS, cause: fault });
  }
  return refusalOfServer(fault) ?? apiErrors.error("internal", { request_id: requestId }, { cause: fault });
}

const QUERY_CANCELED = "57014";
const RETRY_AFTER_SECONDS = 2;

function refusalOfServer(fault: unknown): AppError | undefined {
  if (!(fault instanceof Error)) return undefined;
  const { code, statusCode }: Partial<FastifyError> = fault;
  switch (code) {
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return apiErrors.error("request.too_large");
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
      return apiErrors.error("request.unsupported_type");
    case "FST_CSRF_MISSING_SECRET":
    case "FST_CSRF_INVALID_TOKEN":
      return apiErrors.error("auth.csrf");
    case "FST_ERR_CTP_INVALID_CONTENT_LENGTH":
    case "FST_ERR_BAD_URL":
      return invalidRequest({ request: "Must be a well-formed request." });
    default:
      if (statusCode === 404) return apiErrors.error("request.not_found");
      return statusCode !== undefined && statusCode >= 400 && statusCode < 500
        ? invalidRequest({ request: "Must be a well-formed request." })
        : undefined;
  }
}
