import type { Scope } from "#core/events/scope.ts";
import { identityTables } from "#core/identity/tables.ts";
import { drawToken, isGenuine, readToken } from "#core/identity/timed-token.ts";

/** The text that proves to have been read at a client's present address, good for seven days. */
export function emailTokenOf(scope: Pick<Scope, "now" | "secrets">, client: { readonly id: number; readonly email: string }): string {
  return drawToken(scope, purpose, client.id, client.email);
}

/** The client a token was made for, as long as its address is still that one; undefined for everything else. */
export async function clientOfEmailToken(
  scope: Scope,
  token: string,
): Promise<{ readonly id: number; readonly email: string } | undefined> {
  const read = readToken(scope, token);
  if (read === undefined) return undefined;
  const client = await identityTables(scope)
    .selectFrom("client")
    .select(["id", "email"])
    .where("id", "=", read.id)
    .where("erased_at", "is", null)
    .executeTakeFirst();
  return client !== undefined && isGenuine(scope, purpose, read, client.email) ? client : undefined;
}

const purpose = { name: "email-confirmation", validSeconds: 7 * 86_400 };
