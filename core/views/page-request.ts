import type { FastifyRequest } from "fastify";
import { readForm } from "#core/api/read-form.ts";
import type { Actor } from "#core/events/actor.ts";
import type { Role } from "#core/events/method.ts";
import type { Fields, PageRequest } from "#core/events/page.ts";
import { AppError } from "#core/kernel/app-error.ts";
import { callMethod } from "./call-method.ts";
import type { OpenedPage } from "./open-page.ts";
import type { PageBody } from "./read-page-body.ts";

/** What a page's loader and actions are given. */
export function pageRequest(request: FastifyRequest, opened: OpenedPage, body: PageBody | undefined): PageRequest {
  const { area, actor, scope, session, found } = opened;
  const ownRole: Role = area === "admin" ? "admin" : actor.kind === "client" ? "client" : "guest";
  return {
    path: request.url.split("?")[0] ?? "/",
    params: found?.params ?? {},
    query: queryOf(request.url),
    form: body?.fields,
    files: body?.files ?? new Map(),
    isRefresh: request.headers["x-refresh"] === "live",
    call: async <Result>(name: string, input: object = {}, role: Role = ownRole) => {
      const as = role === "guest" && actor.kind === "staff" ? await opened.scopeAs(guest) : scope;
      return (await callMethod(as, role, name, input, { idempotencyKey: body?.idempotencyKey, keptCart: session.keptCart })) as Result;
    },
  };
}

const guest: Actor = { kind: "guest" };

/** A query that cannot be read is like none: a link somebody shortened still opens the page. */
function queryOf(url: string): Fields {
  const mark = url.indexOf("?");
  try {
    return mark < 0 ? {} : readForm(url.slice(mark + 1));
  } catch (error) {
    if (error instanceof AppError) return {};
    throw error;
  }
}
