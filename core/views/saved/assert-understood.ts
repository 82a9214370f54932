import { readForm } from "#core/api/read-form.ts";
import type { BoundPage, PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { AppError } from "#core/kernel/app-error.ts";
import { addressOf } from "../area-path.ts";
import { callMethod } from "../call-method.ts";
import { viewErrors } from "../errors.ts";

/**
 * Asks a list for a query as its page would, so that nothing is saved which it refuses. A list of something, such as the codes of a
 * coupon, cannot be asked without that something. Throws `saved_view.query_refused`.
 */
export async function assertUnderstood(scope: Scope, page: BoundPage, query: string): Promise<void> {
  if (page.path.includes("/:")) return;
  try {
    await page.load(scope, requestFor(scope, page, query));
  } catch (cause) {
    if (cause instanceof AppError && isAboutFilters(cause)) throw viewErrors.error("saved_view.query_refused", {}, { cause });
    throw cause;
  }
}

/** Whether a list was refused for what was asked of it: not for who asks, and not because something is broken. */
export function isAboutFilters({ status }: AppError): boolean {
  return status === 400 || status === 404 || status === 422;
}

/** Nobody has come to the page. */
function requestFor(scope: Scope, { path }: BoundPage, query: string): PageRequest {
  return {
    path: addressOf("admin", path),
    params: {},
    query: readForm(query),
    form: undefined,
    files: new Map(),
    isRefresh: true,
    call: async <Result>(name: string, input: object = {}, role: "guest" | "client" | "admin" = "admin") =>
      (await callMethod(scope, role, name, input)) as Result,
  };
}
