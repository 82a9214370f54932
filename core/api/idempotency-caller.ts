import { hash } from "node:crypto";
import { actorKey } from "#core/events/actor.ts";
import type { Scope } from "#core/events/scope.ts";

/**
 * To whom an idempotency key belongs: the account; for a guest the cart of its session, else the session, else the network address
 * (a first request has no session yet).
 */
export function idempotencyCaller({ actor, origin }: Pick<Scope, "actor" | "origin">): string {
  if (actor.kind !== "guest") return actorKey(actor);
  if (origin.cartToken !== undefined) return cartCaller(origin.cartToken);
  if (origin.sessionHash !== undefined) return `session:${origin.sessionHash}`;
  return `address:${origin.addressHash ?? "unknown"}`;
}

/** The guest whose session keeps this cart; what it is once its first write has been answered. */
export function cartCaller(cartToken: string): string {
  return `cart:${hash("sha256", cartToken, "hex")}`;
}
