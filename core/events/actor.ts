/** Who acts. `system` is the host itself: jobs, the shell, the relay. */
export type Actor =
  | { readonly kind: "guest" }
  | { readonly kind: "client"; readonly clientId: number }
  | { readonly kind: "staff"; readonly staffId: number; readonly isSuper: boolean; readonly permissions: ReadonlySet<string> }
  | { readonly kind: "system"; readonly reason: string };

/** Whether the actor may do what a permission names. Clients and guests never may. */
export function hasPermission(actor: Actor, permission: string): boolean {
  if (actor.kind === "system") return true;
  return actor.kind === "staff" && (actor.isSuper || actor.permissions.has(permission));
}

/** The actor as a short text for keys and logs: `client:7`, `staff:1`, `guest`, `system`. */
export function actorKey(actor: Actor): string {
  if (actor.kind === "client") return `client:${actor.clientId}`;
  if (actor.kind === "staff") return `staff:${actor.staffId}`;
  return actor.kind;
}
