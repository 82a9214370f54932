import { type Actor, hasPermission } from "#core/events/actor.ts";
import type { Scope } from "#core/events/scope.ts";
import { identityErrors } from "#core/identity/errors.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import type { StaffRow } from "./staff-view.ts";

/** Refuses permissions that nothing declares. What was granted while a module was on may stay when it is off. */
export function assertDeclared(scope: Scope, permissions: readonly string[], granted: readonly string[] = []): void {
  const unknown = permissions.filter((permission) => !scope.wiring.permissions.has(permission) && !granted.includes(permission));
  if (unknown.length > 0) throw invalidRequest({ permissions: `Unknown: ${unknown.join(", ")}` });
}

/** Nobody gives or takes what he does not have himself, and only a super administrator makes or unmakes one. */
export function assertGrantable(actor: Actor, before: readonly string[], after: readonly string[]): void {
  const changed = [...after.filter((key) => !before.includes(key)), ...before.filter((key) => !after.includes(key))];
  const beyond = changed.filter((key) => !hasPermission(actor, key));
  if (beyond.length > 0) throw identityErrors.error("auth.not_grantable", { permissions: beyond.join(", ") });
}

/** Refuses work on the account of somebody who may do more than the caller: a new address or password for it would be a way up. */
export function assertWithinReach(actor: Actor, target: Pick<StaffRow, "id" | "is_super" | "permissions">): void {
  if (isSuper(actor)) return;
  if (actor.kind === "staff" && actor.staffId === target.id) return;
  if (target.is_super || target.permissions.some((key) => !hasPermission(actor, key))) throw identityErrors.error("staff.out_of_reach");
}

export function isSuper(actor: Actor): boolean {
  return actor.kind === "system" || (actor.kind === "staff" && actor.isSuper);
}
