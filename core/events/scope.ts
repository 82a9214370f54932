import type { Kysely } from "kysely";
import type { ErrorDetails } from "#core/kernel/app-error.ts";
import type { Actor } from "./actor.ts";
import type { Shop } from "./shop.ts";
import type { Wiring } from "./wiring.ts";

/** Bound SQL through the ORM's connection; each layer knows its own tables (`billingTables(scope)` and the like). */
export type Db = Kysely<Record<never, never>>;

/** The languages of messages and pages. */
export type Language = "en" | "de";

/** Structured logging; never give it a code, a key or a password. */
export type Log = {
  readonly info: (fields: object, message: string) => void;
  readonly warn: (fields: object, message: string) => void;
  readonly error: (fields: object, message: string) => void;
};

/** Keys derived from the application secret, one per purpose, the same on all hosts. */
export type Secrets = { readonly keyFor: (purpose: string) => Buffer };

/**
 * Everything a piece of work may touch: who acts, what time it is, the transaction, what the active modules contribute.
 * Handed down as first argument; nothing in Largesse reaches for a global instead.
 */
export type Scope = {
  readonly actor: Actor;
  /** Where the work came in; `requestId` ties log, audit row and answer together. */
  readonly door: "api" | "page" | "socket" | "job" | "shell";
  readonly requestId: string;
  readonly language: Language;
  /** The shop's clock, read once when the work began. */
  readonly now: Date;
  readonly db: Db;
  readonly inTransaction: boolean;
  readonly shop: Shop;
  readonly wiring: Wiring;
  readonly secrets: Secrets;
  readonly log: Log;
  /** Keyed hash of the caller's network address and of its session, when there are any; `country` from the address or the profile. */
  readonly origin: {
    readonly addressHash: string | undefined;
    readonly sessionHash: string | undefined;
    readonly country: string | undefined;
    /** The guest's cart token, when the session carries one. */
    readonly cartToken: string | undefined;
  };
  /** A refusal code as a sentence in the caller's language, its details filled in; the code itself when nobody declares it. */
  readonly sentence: (code: string, details?: ErrorDetails) => string;
  /** A word or sentence of a part or module in the caller's language, by key. */
  readonly word: (module: string, key: string, values?: ErrorDetails) => string;
  /** Runs work in one transaction: this one when there is one already, else a new one, repeated whole on serialization faults. */
  readonly transaction: <Result>(work: (scope: Scope) => Promise<Result>) => Promise<Result>;
  /** Queues work for after the transaction's end, commit or rollback, outside of it. Its faults are logged, never answered. */
  readonly afterwards: (work: (scope: Scope) => Promise<void>) => void;
  /** What the door is asked to do to the caller's session: sign in, sign out, keep a cart token. A no-op where there is no session. */
  readonly session: SessionRequests;
};

/** Requests to the door about the caller's session; carried out after the work has succeeded. */
export type SessionRequests = {
  readonly signIn: (as: { readonly clientId: number } | { readonly staffId: number }) => void;
  readonly signOut: () => void;
  readonly keepCart: (token: string) => void;
  /** The CSRF token of the session, made when there is none. */
  readonly csrfToken: () => string;
};
