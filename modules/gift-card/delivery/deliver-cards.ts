import type { Scope } from "#core/events/scope.ts";
import { hostContextOf } from "#core/host/host-context.ts";
import { type Mailer, openMailer } from "#core/mail/open-mailer.ts";
import { nobody } from "../ledger/void-amount.ts";
import { giftCardSettings } from "../settings.ts";
import { giftCardTables } from "../tables.ts";
import { giftMail } from "./gift-mail.ts";
import { type PreparedDelivery, prepareDelivery } from "./prepare-delivery.ts";

/**
 * Mails every card whose time has come and answers how many have left. Each is prepared in one transaction (its code drawn), sent outside
 * of any, and closed in another; a mail that fails is tried again with the same code, and given up after a day.
 */
export async function deliverCards(scope: Scope): Promise<number> {
  const { environment } = hostContextOf(scope);
  const mailer = openMailer(environment);
  let sent = 0;
  for (;;) {
    const due = await giftCardTables(scope)
      .selectFrom("gift_card_delivery")
      .select("id")
      .where("state", "=", "waiting")
      .where("next_attempt_at", "<=", scope.now)
      .orderBy("next_attempt_at")
      .limit(BATCH)
      .execute();
    const before = sent;
    for (const { id } of due) if (await deliverOne(scope, mailer, id)) sent += 1;
    if (due.length < BATCH || sent === before) return sent;
  }
}

const BATCH = 100;
const MOST_ATTEMPTS = 12;

async function deliverOne(scope: Scope, mailer: Mailer, id: number): Promise<boolean> {
  const prepared = await prepareDelivery(scope, id);
  if (prepared === undefined) return false;
  try {
    const { company, timeZone } = scope.shop;
    await mailer.send(giftMail(prepared, { from: scope.wiring.settings(giftCardSettings).mailFrom, company, timeZone }));
  } catch (fault) {
    scope.log.warn({ deliveryId: id, attempt: prepared.attempts, err: fault }, "A gift card could not be mailed.");
    if (prepared.attempts >= MOST_ATTEMPTS) await close(scope, prepared, "failed");
    return false;
  }
  await close(scope, prepared, "sent");
  return true;
}

/** A mail that was planned anew while this one was on its way stays planned. */
async function close(scope: Scope, { id, nextAttemptAt }: PreparedDelivery, state: "sent" | "failed"): Promise<void> {
  await giftCardTables(scope)
    .updateTable("gift_card_delivery")
    .set({ state, ...nobody, sent_at: state === "sent" ? scope.now : null })
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .where("next_attempt_at", "=", nextAttemptAt)
    .execute();
}
