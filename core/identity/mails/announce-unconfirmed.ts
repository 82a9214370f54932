import { announce } from "#core/events/announce.ts";
import type { Scope } from "#core/events/scope.ts";
import { emailUnconfirmed } from "#core/identity/notices.ts";
import { takeTurn } from "#core/identity/take-turn.ts";
import { throttleSubjects } from "#core/identity/throttle-subjects.ts";
import { keyedHash } from "#core/kernel/secret-code.ts";

/**
 * Has a client mailed the link that confirms its address, in the transaction that made it so. Anybody can name anybody's address: one
 * address gets so many of these mails an hour, and one caller has so many sent; beyond that it answers false, and nothing is sent.
 */
export async function announceUnconfirmed(scope: Scope, client: { readonly id: number; readonly email: string }): Promise<boolean> {
  if (!(await takeTurn(scope, "confirmation_letter", throttleSubjects(scope, `letter:${client.email}`)))) return false;
  await announce(scope, emailUnconfirmed, { client_id: client.id, address_hash: addressHashOf(scope, client.email) });
  return true;
}

/** Names an address in the outbox, where it is not written down. */
export function addressHashOf({ secrets }: Pick<Scope, "secrets">, email: string): string {
  return keyedHash(secrets.keyFor("unconfirmed-address"), email);
}
