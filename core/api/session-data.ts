import { hash } from "node:crypto";
import type {} from "@fastify/session";
import { randomBytesOf } from "#core/kernel/randomness.ts";
import type { Opening } from "./open-call.ts";

/** The cookie that carries a session's id. */
export const SESSION_COOKIE = "largesse_session";

/** What a session keeps between calls. Whose it is stands in columns of its own, so that an account's sessions can be found. */
export type SessionKeeping = {
  clientId?: number;
  staffId?: number;
  /** The secret behind a guest's cart; the cart itself only knows its hash. */
  cartToken?: string;
  /** The secret behind the session's CSRF tokens. */
  _csrf?: string;
  /** What the next page tells once: the part whose word it is, the word, and what goes into it. */
  flash?: SessionFlash;
};

export type SessionFlash = {
  readonly module: string;
  readonly message: string;
  readonly values: Readonly<Record<string, string | number>>;
  /** The form that takes back what the message tells of: the page's address, its action and what goes with it. */
  readonly undo?: { readonly to: string; readonly action: string; readonly values: Readonly<Record<string, string>> };
};

/** The opening of the call that loaded the session: read in the same statement, never stored. */
export type HeldOpening = { readonly opening: Opening; readonly toJSON: () => undefined };

declare module "fastify" {
  interface Session extends SessionKeeping {
    held?: HeldOpening;
  }
}

/** A new session id: 256 random bits. */
export function drawSessionId(): string {
  return randomBytesOf(32).toString("base64url");
}

/** What is stored instead of a session's id. */
export function hashSessionId(id: string): string {
  return hash("sha256", id, "hex");
}
