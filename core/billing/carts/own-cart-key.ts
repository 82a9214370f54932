import { createHash } from "node:crypto";
import type { Scope } from "#core/events/scope.ts";
import type { CartKey } from "./loaded-cart.ts";

/** How the caller's own open cart is found: a client's by the client, a guest's by its session's token. Undefined for a guest without one. */
export function ownCartKey({ actor, origin }: Pick<Scope, "actor" | "origin">): CartKey | undefined {
  if (actor.kind === "client") return { clientId: actor.clientId };
  return origin.cartToken === undefined ? undefined : { guestTokenHash: guestTokenHashOf(origin.cartToken) };
}

/** What is stored of a guest's token: enough to find the cart, useless to take it over. */
export function guestTokenHashOf(token: string): string {
  return createHash("sha256").update(token, "utf8").digest("hex");
}
