import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { assertNotThrottled, countFailure } from "#core/identity/throttle.ts";
import { throttleSubjects } from "#core/identity/throttle-subjects.ts";
import type { AppError } from "#core/kernel/app-error.ts";
import { monotonicMs } from "#core/kernel/clock.ts";
import { typedCodeHash } from "../code-hash.ts";
import { cardMissing, giftCardErrors } from "../errors.ts";
import { isPin, PIN_ATTEMPTS } from "../pin.ts";
import { type CardRow, giftCardTables } from "../tables.ts";
import { beginGuess } from "./pin-guesses.ts";

/** A card named by its code, or a client's own one by its id. */
export type TypedCard = ({ readonly code: string } | { readonly id: number }) & { readonly pin?: string | undefined };

/**
 * The card somebody may use: the code is right, it belongs to nobody or to the caller, and the PIN is right. Staff may use every card
 * and need no PIN, but not one whose PIN is locked. Every other outcome is one and the same answer, in the same time, and is counted
 * against the caller's address, account and session.
 * @throws AppError `throttled`; `gift_card.not_found` (422, or 404 for an id); to staff only, `gift_card.pin_locked`.
 */
export async function findTypedCard(scope: Scope, typed: TypedCard): Promise<CardRow> {
  const startedMs = monotonicMs();
  const subjects = throttleSubjects(scope);
  const recheck = await assertNotThrottled(scope, "gift_card_code", subjects);
  const guess = beginGuess(scope, "id" in typed ? `id ${typed.id}` : typedCodeHash(scope, typed.code));
  try {
    const card = await lookUp(scope, typed);
    recheck();
    const isRightPin = isPin(scope, typed.pin, card?.pin_hash ?? null);
    const isLocked = card !== undefined && card.pin_failures + (card.pin_hash === null ? 0 : guess.unseen()) >= PIN_ATTEMPTS;
    const isReachable = card !== undefined && mayReach(scope, card, typed);
    if (isReachable && scope.actor.kind === "client" && isRightPin && !isLocked) {
      if (card.pin_failures > 0) forgetPinFailures(scope, card.id);
      return card;
    }
    if (isReachable && scope.actor.kind !== "client") {
      if (isLocked) throw giftCardErrors.error("gift_card.pin_locked");
      return card;
    }
    countFailure(scope, "gift_card_code", subjects);
    const isWrongPin = isReachable && !isRightPin;
    countPinFailure(scope, isWrongPin ? card.id : 0, isWrongPin ? guess.wrong() : () => undefined);
    scope.afterwards(() => pause(Math.max(0, ANSWER_BAND_MS - (monotonicMs() - startedMs))));
    throw notFound(typed);
  } finally {
    guess.end();
  }
}

/** The same for staff who only look: a locked PIN is shown, not refused. Throws `throttled`, `gift_card.not_found`. */
export async function findCardForStaff(scope: Scope, code: string): Promise<CardRow> {
  const subjects = throttleSubjects(scope);
  const recheck = await assertNotThrottled(scope, "gift_card_code", subjects);
  const card = await lookUp(scope, { code });
  recheck();
  if (card !== undefined) return card;
  countFailure(scope, "gift_card_code", subjects);
  throw giftCardErrors.error("gift_card.not_found");
}

/** No refused code is answered sooner; the differences between the ways to be refused are far below it. */
const ANSWER_BAND_MS = 40;

async function lookUp(scope: Scope, typed: TypedCard): Promise<CardRow | undefined> {
  const cards = giftCardTables(scope).selectFrom("gift_card").selectAll();
  return "id" in typed
    ? cards.where("id", "=", typed.id).executeTakeFirst()
    : cards.where("code_hash", "=", typedCodeHash(scope, typed.code)).executeTakeFirst();
}

/** A card that somebody owns is out of reach for every other client. One addressed by its id must be the caller's own. */
function mayReach({ actor }: Scope, card: CardRow, typed: TypedCard): boolean {
  if (actor.kind === "staff" || actor.kind === "system") return true;
  if (actor.kind !== "client") return false;
  return card.client_id === actor.clientId || (card.client_id === null && "code" in typed);
}

function notFound(typed: TypedCard): AppError {
  return "id" in typed ? cardMissing() : giftCardErrors.error("gift_card.not_found");
}

/** The same statement for every refusal; for most of them it finds no row. */
function countPinFailure(scope: Scope, cardId: number, counted: () => void): void {
  scope.afterwards(async ({ db }) => {
    try {
      await sql`update gift_card set pin_failures = pin_failures + 1 where id = ${cardId} and pin_failures < ${PIN_ATTEMPTS}`.execute(db);
    } finally {
      counted();
    }
  });
}

function forgetPinFailures(scope: Scope, cardId: number): void {
  scope.afterwards(async ({ db }) => {
    await sql`update gift_card set pin_failures = 0 where id = ${cardId} and pin_failures < ${PIN_ATTEMPTS}`.execute(db);
  });
}
