import type { BoundPage } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { viewErrors } from "../errors.ts";
import { accessTo } from "../page-access.ts";

/** The admin page with a path pattern (`/coupons`, `/coupons/:id/codes`) that the caller may see; undefined when there is none. */
export function savedPage({ wiring, actor }: Scope, path: string): BoundPage | undefined {
  return wiring.pages.find((page) => page.area === "admin" && page.path === path && accessTo(page, actor) === "granted");
}

/** The same. Throws `saved_view.unknown_page`. */
export function requireSavedPage(scope: Scope, path: string): BoundPage {
  const page = savedPage(scope, path);
  if (page === undefined) throw viewErrors.error("saved_view.unknown_page");
  return page;
}
