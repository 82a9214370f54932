import { timingSafeEqual } from "node:crypto";
import type { Scope } from "#core/events/scope.ts";
import { identityTables } from "#core/identity/tables.ts";
import { keyedHash } from "#core/kernel/secret-code.ts";

/**
 * The text that proves to have been read at a client's present address, good for seven days. It is derived, not stored, so whoever
 * sends the mail draws it at that moment and nothing secret waits in a queue.
 */
export function emailTokenOf(scope: Pick<Scope, "now" | "secrets">, client: { readonly id: number; readonly email: string }): string {
  const expires = Math.floor(scope.now.getTime() / 1_000) + VALID_SECONDS;
  return `${client.id}.${expires}.${seal(scope, client, expires)}`;
}

/** The client a token was made for, as long as its address is still that one; undefined for everything else. */
export async function clientOfEmailToken(
  scope: Scope,
  token: string,
): Promise<{ readonly id: number; readonly email: string } | undefined> {
  const match = /^(\d{1,10})\.(\d{1,12})\.([0-9a-f]{64})$/.exec(token);
  if (match === null) return undefined;
  const [id, expires] = [Number(match[1]), Number(match[2])];
  if (id > 2_147_483_647 || expires * 1_000 < scope.now.getTime()) return undefined;
  const client = await identityTables(scope)
    .selectFrom("client")
    .select(["id", "email"])
    .where("id", "=", id)
    .where("erased_at", "is", null)
    .executeTakeFirst();
  if (client === undefined) return undefined;
  return timingSafeEqual(Buffer.from(seal(scope, client, expires)), Buffer.from(match[3] ?? "")) ? client : undefined;
}

const VALID_SECONDS = 7 * 86_400;

function seal(
  { secrets }: Pick<Scope, "secrets">,
  { id, email }: { readonly id: number; readonly email: string },
  expires: number,
): string {
  return keyedHash(secrets.keyFor("email-confirmation"), `${id}:${expires}:${email}`);
}
