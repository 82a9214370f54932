import type { Scope } from "#core/events/scope.ts";
import { identityTables } from "#core/identity/tables.ts";

/** Who can sign in with a password. */
export type AccountKind = "client" | "staff";

/** An account that may get a new password: an active one. */
export type Account = { readonly id: number; readonly email: string; readonly pass: string | null; readonly lang: string | null };

/** By which of its names an account is looked for. */
export type AccountName = { readonly id: number } | { readonly email: string };

/** The active account of a name; undefined when there is none. With `isLocked` it is kept from being changed until the transaction ends. */
export async function findAccount(scope: Scope, kind: AccountKind, name: AccountName, isLocked = false): Promise<Account | undefined> {
  const tables = identityTables(scope);
  if (kind === "staff") {
    const staff = tables.selectFrom("admin").select(["id", "email", "pass", "lang"]).where("status", "=", "active");
    const one = "id" in name ? staff.where("id", "=", name.id) : staff.where("email", "=", name.email);
    return (isLocked ? one.forUpdate() : one).executeTakeFirst();
  }
  const clients = tables
    .selectFrom("client")
    .select(["id", "email", "pass", "lang"])
    .where("status", "=", "active")
    .where("erased_at", "is", null);
  const one = "id" in name ? clients.where("id", "=", name.id) : clients.where("email", "=", name.email);
  return (isLocked ? one.forNoKeyUpdate() : one).executeTakeFirst();
}
