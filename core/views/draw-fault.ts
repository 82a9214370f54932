import type { FastifyReply, FastifyRequest } from "fastify";
import { answerError, refusalOf } from "#core/api/answer-error.ts";
import type { Host } from "#core/host/open-host.ts";
import { addressOf } from "./area-path.ts";
import { type Drawing, sendPage, viewOf } from "./draw-page.ts";
import { type OpenedPage, openPage } from "./open-page.ts";
import { say } from "./say.ts";
import type { Views } from "./views.ts";

/**
 * Answers what went wrong on the way of a page: a page for a browser, the envelope of the API for a program. Who is not signed in is
 * sent to sign in, and back afterwards.
 */
export async function drawFault(
  host: Host,
  views: Views,
  fault: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const error = refusalOf(fault, request.id);
  if (!wantsPage(request)) return answerError(host, fault, request, reply);
  if (error.status >= 500) host.log.error({ err: fault, requestId: request.id, method: request.method }, "A page failed.");
  let opened: OpenedPage | undefined;
  try {
    opened = request.openedPage ?? (await openPage(host, request, reply));
    if (error.code === "auth.required") return sendToSignIn(request, reply, opened);
    const { scope } = opened;
    const drawing: Drawing = { views, request, reply, opened };
    const title = say({ scope, module: "views" }, TITLES[error.status] ?? "Something went wrong");
    const view = viewOf(drawing, "views", { title, flash: undefined, failure: undefined });
    const data = {
      status: error.status,
      message: scope.sentence(error.code, error.details),
      requestId: error.status >= 500 ? request.id : undefined,
    };
    if (error.retryAfterSeconds !== undefined) reply.header("retry-after", String(error.retryAfterSeconds));
    return sendPage(drawing, view, "fault", data, error.status);
  } catch (second) {
    host.log.error({ err: second, requestId: request.id }, "A page that tells of a fault failed itself.");
    return answerError(host, fault, request, reply);
  } finally {
    await opened?.finish();
  }
}

/** A browser says that it likes HTML; the API's own addresses answer in its own form to everybody. */
export function wantsPage({ headers, url }: FastifyRequest): boolean {
  return String(headers.accept ?? "").includes("text/html") && !/^\/(?:api|assets)\//.test(url);
}

/** A script's request cannot follow to another page by itself; it is told to. */
export function sendToSignIn(request: FastifyRequest, reply: FastifyReply, { area }: OpenedPage): FastifyReply {
  const current = request.headers["hx-current-url"];
  const asked = request.method === "GET" && current === undefined ? request.url : (pathOf(current) ?? addressOf(area, "/"));
  const to = addressOf(area, `/sign-in?return=${encodeURIComponent(asked)}`);
  if (request.headers["hx-request"] === "true") return reply.code(200).header("hx-redirect", to).send("");
  return reply.redirect(to, 303);
}

function pathOf(url: string | readonly string[] | undefined): string | undefined {
  if (typeof url !== "string" || !URL.canParse(url)) return undefined;
  const { pathname, search } = new URL(url);
  return pathname + search;
}

const TITLES: Readonly<Record<number, string>> = {
  400: "This request cannot be understood",
  403: "You may not do this",
  404: "There is nothing here",
  409: "This is no longer possible",
  413: "This is too large",
  429: "Please wait a moment",
  503: "Please wait a moment",
};
