import { timingSafeEqual } from "node:crypto";
import type { Scope } from "#core/events/scope.ts";
import { keyedHash } from "#core/kernel/secret-code.ts";

/** A token as it came back, not yet believed. */
export type ReadToken = { readonly id: number; readonly expires: number; readonly seal: string };

/** What a token is good for, and for how long. */
export type TokenPurpose = { readonly name: string; readonly validSeconds: number };

/**
 * The text that proves to have been read where it was sent to. It is derived, not stored: whoever sends the mail draws it at that
 * moment, and nothing secret waits in a queue. It is void as soon as one of the `facts` it was sealed with has changed.
 */
export function drawToken(scope: Pick<Scope, "now" | "secrets">, purpose: TokenPurpose, id: number, facts: string): string {
  const expires = Math.floor(scope.now.getTime() / 1_000) + purpose.validSeconds;
  return `${id}.${expires}.${sealOf(scope, purpose, id, expires, facts)}`;
}

/** What a text says that could be a token and has not expired; undefined for everything else. */
export function readToken({ now }: Pick<Scope, "now">, text: string): ReadToken | undefined {
  const match = /^(\d{1,10})\.(\d{1,12})\.([0-9a-f]{64})$/.exec(text);
  if (match === null) return undefined;
  const [id, expires] = [Number(match[1]), Number(match[2])];
  return id > LARGEST_ID || expires * 1_000 < now.getTime() ? undefined : { id, expires, seal: match[3] ?? "" };
}

/** Whether a token was drawn here, for this purpose, when the facts were these. */
export function isGenuine(scope: Pick<Scope, "secrets">, purpose: TokenPurpose, { id, expires, seal }: ReadToken, facts: string): boolean {
  return timingSafeEqual(Buffer.from(sealOf(scope, purpose, id, expires, facts)), Buffer.from(seal));
}

const LARGEST_ID = 2_147_483_647;

function sealOf({ secrets }: Pick<Scope, "secrets">, { name }: TokenPurpose, id: number, expires: number, facts: string): string {
  return keyedHash(secrets.keyFor(name), `${id}:${expires}:${facts}`);
}
