import type { BoundPage } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { viewErrors } from "../errors.ts";
import { accessTo } from "../page-access.ts";
import { showsList } from "./shows-list.ts";

/** The list with a path pattern (`/coupons`, `/coupons/:id/codes`) that the caller may see; undefined when there is none. */
export function savedPage({ wiring, actor }: Scope, path: string): BoundPage | undefined {
  const page = wiring.pages.find((one) => one.area === "admin" && one.path === path && accessTo(one, actor) === "granted");
  return page !== undefined && showsList({ wiring }, page) ? page : undefined;
}

/** The same. Throws `saved_view.unknown_page`. */
export function requireSavedPage(scope: Scope, path: string): BoundPage {
  const page = savedPage(scope, path);
  if (page === undefined) throw viewErrors.error("saved_view.unknown_page");
  return page;
}
