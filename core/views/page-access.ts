import { type Actor, hasPermission } from "#core/events/actor.ts";
import type { Area, BoundNavigation, Page } from "#core/events/page.ts";
import type { Wiring } from "#core/events/wiring.ts";
import { findPage } from "./find-page.ts";

/** Whether somebody may see a page, has to sign in for it, or must not. */
export type Access = "granted" | "sign_in" | "forbidden";

/** Decides by the actor alone. An admin page without a permission that is not open is closed to all. */
export function accessTo({ area, open, permission }: Pick<Page, "area" | "open" | "permission">, actor: Actor): Access {
  if (open === true) return "granted";
  if (area === "client") return actor.kind === "client" ? "granted" : "sign_in";
  if (actor.kind !== "staff") return "sign_in";
  return permission !== undefined && hasPermission(actor, permission) ? "granted" : "forbidden";
}

/** Whether the page at a path within an area exists, and somebody may see it. */
export function mayOpen(wiring: Wiring, area: Area, href: string, actor: Actor): boolean {
  const found = findPage(wiring, area, href.split(/[?#]/)[0] ?? "");
  return found !== undefined && accessTo(found.page, actor) === "granted";
}

/** The navigation as somebody may see it. */
export function navigationFor(wiring: Wiring, area: Area, actor: Actor): readonly BoundNavigation[] {
  return wiring.navigation.filter(
    (entry) =>
      entry.area === area &&
      (entry.permission === undefined || hasPermission(actor, entry.permission)) &&
      mayOpen(wiring, area, entry.href, actor),
  );
}
