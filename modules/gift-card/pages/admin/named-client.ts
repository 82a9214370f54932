import { hasPermission } from "#core/events/actor.ts";
import type { PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { AppError, invalidRequest } from "#core/kernel/app-error.ts";

type Client = { readonly id: number };

/** A client as staff write it: its number, or with the permission to see clients its address. Throws `request.invalid` at the field `client`. */
export async function namedClient(scope: Scope, { call }: PageRequest, text: string): Promise<number | string> {
  const typed = text.trim().replace(/^#/, "");
  if (!typed.includes("@") || !hasPermission(scope.actor, "client.view")) return typed;
  try {
    return (await call<Client>("client_get", { email: typed })).id;
  } catch (fault) {
    if (!(fault instanceof AppError)) throw fault;
    throw invalidRequest({ client: scope.sentence(fault.code, fault.details) });
  }
}
