import { type Actor, hasPermission } from "#core/events/actor.ts";
import type { AnyMethod, Role } from "#core/events/method.ts";
import { hostErrors } from "#core/host/errors.ts";
import { identityErrors } from "#core/identity/errors.ts";
import type { Authenticated } from "./authenticate.ts";

/**
 * As whom a method is called through a role's door. The guest's door is open to all: a client acts there as itself, staff as a guest.
 *
 * @throws AppError `auth.required` (401) for who is nobody or no longer may act, `auth.forbidden` (403) for the wrong kind of account and
 * for staff without the method's permission. An admin method without a permission is closed to all.
 */
export function authorize(role: Role, method: AnyMethod, { principal }: Authenticated): Actor {
  if (role === "guest") return principal?.isActive && principal.actor.kind === "client" ? principal.actor : { kind: "guest" };
  if (principal === undefined || !principal.isActive) throw identityErrors.error("auth.required");
  const { actor } = principal;
  if (role === "client" && actor.kind === "client") return actor;
  if (role === "admin" && actor.kind === "staff") return permitted(actor, method);
  throw hostErrors.error("auth.forbidden");
}

function permitted(actor: Actor, { permission }: AnyMethod): Actor {
  if (permission !== undefined && hasPermission(actor, permission)) return actor;
  throw hostErrors.error("auth.forbidden", permission === undefined ? {} : { permission });
}
