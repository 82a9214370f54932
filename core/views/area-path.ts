import type { Area } from "#core/events/page.ts";

/** The address of a path within an area: `/coupons` of the admin pages is `/admin/coupons`. */
export function addressOf(area: Area, path: string): string {
  if (area === "client") return path;
  return path === "/" ? ADMIN : path.startsWith("/?") ? `${ADMIN}${path.slice(1)}` : `${ADMIN}${path}`;
}

/** The area an address belongs to, and the path within it. */
export function areaOf(address: string): { readonly area: Area; readonly path: string } {
  const path = address.length > 1 ? address.replace(/\/+$/, "") || "/" : address;
  if (path === ADMIN) return { area: "admin", path: "/" };
  return path.startsWith(`${ADMIN}/`) ? { area: "admin", path: path.slice(ADMIN.length) } : { area: "client", path };
}

/** A path to go back to after signing in, when it is one of the area's own; never another site. */
export function returnPath(area: Area, address: unknown): string {
  if (typeof address !== "string" || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(address)) return "/";
  const [path = "/", ...query] = address.split("?");
  const found = areaOf(path);
  return found.area === area ? [found.path, ...query].join("?") : "/";
}

const ADMIN = "/admin";
