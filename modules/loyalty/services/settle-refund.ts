import type { Selectable } from "kysely";
import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { termsFromJson } from "../earning/earning-terms.ts";
import { factsLeft } from "../earning/facts-left.ts";
import { goneBack } from "../earning/line-progress.ts";
import { pointsOfTerms } from "../earning/points-of-terms.ts";
import { pointsShares } from "../earning/points-shares.ts";
import { clawBack } from "../ledger/claw-back.ts";
import type { Booking } from "../ledger/wallet.ts";
import { loyaltySettings } from "../settings.ts";
import { type LoyaltyTables, loyaltyTables } from "../tables.ts";
import { inShopCurrency } from "./earn-order.ts";
import { type EarningSubject, earningSubject } from "./earning-subject.ts";
import { findEarningRule } from "./find-rule.ts";
import { DISCOUNT_CAUSE } from "./hold-for-invoice.ts";
import { loadHolds } from "./load-holds.ts";
import { openWallet } from "./open-wallet.ts";
import { returnSpent } from "./return-spent.ts";
import { saveWallet } from "./save-wallet.ts";

/** A refund of an invoice whose rows say already what has gone back of each line. */
export type RefundMoment = {
  readonly invoiceId: number;
  readonly clientId: number;
  readonly isFull: boolean;
  readonly creditNoteId: number | undefined;
};

/**
 * Brings points in line with what is left of an invoice: those that paid for what went back return to their lots, then what it had
 * earned is computed again and the difference taken back. It looks at the state of the invoice only, so it may run at any time, again and
 * again, and every split and order of refunds ends the same.
 */
export async function settleRefund(scope: Scope, refund: RefundMoment): Promise<void> {
  const { invoiceId, clientId } = refund;
  const earnings = await loyaltyTables(scope).selectFrom("loyalty_earning").selectAll().where("invoice_id", "=", invoiceId).execute();
  const subject = await earningSubject(scope, invoiceId);
  for (const id of [...new Set([clientId, ...earnings.map((earning) => earning.client_id)])].toSorted((one, other) => one - other)) {
    const { before, booking } = await openWallet(scope, id, invoiceId);
    let after = id === clientId ? await returnUsedPoints(scope, booking, subject, refund) : booking;
    for (const earning of earnings.filter((row) => row.client_id === id)) after = await takeBack(scope, after, earning, subject, refund);
    await saveWallet(scope, before, after);
  }
}

async function returnUsedPoints(scope: Scope, booking: Booking, subject: EarningSubject, refund: RefundMoment): Promise<Booking> {
  const [hold] = await loadHolds(scope, { invoiceId: refund.invoiceId, cause: DISCOUNT_CAUSE });
  if (hold === undefined) return booking;
  const due = refund.isFull ? hold.points : pointsGoneBack(hold.points, subject);
  const note = { description: "Points come back with a refund.", creditNoteId: refund.creditNoteId };
  return due <= hold.returned ? booking : returnSpent(scope, booking, hold, due - hold.returned, note);
}

function pointsGoneBack(points: bigint, { pointsShares: shares, progress }: EarningSubject): bigint {
  return [...pointsShares(points, shares)].reduce((sum, [itemId, units]) => {
    const line = progress.get(itemId);
    return line === undefined ? sum : sum + goneBack(line, units);
  }, 0n);
}

async function takeBack(
  scope: Scope,
  booking: Booking,
  earning: Selectable<LoyaltyTables["loyalty_earning"]>,
  subject: EarningSubject,
  { invoiceId, isFull, creditNoteId }: RefundMoment,
): Promise<Booking> {
  const terms = termsFromJson(earning.terms);
  const left = factsLeft(terms, subject.progress);
  const kept = isFull ? 0n : pointsOfTerms(terms, left, (code) => findEarningRule(scope, code), earning.base_minor).points;
  const due = earning.points > kept ? earning.points - kept : 0n;
  const points = due > earning.clawed_back ? due - earning.clawed_back : 0n;
  const baseLeftMinor = isFull ? 0n : left.baseMinor;
  await loyaltyTables(scope)
    .updateTable("loyalty_earning")
    .set({
      clawed_back: sql<bigint>`clawed_back + ${points}`,
      base_left_minor: baseLeftMinor,
      shop_base_left_minor: inShopCurrency(scope, subject, baseLeftMinor),
    })
    .where("id", "=", earning.id)
    .execute();
  const lot = booking.wallet.lots.find((candidate) => candidate.invoiceId === invoiceId && candidate.origin === "order");
  if (points === 0n || lot === undefined) return booking;
  const { clawBack: policy } = scope.wiring.settings(loyaltySettings);
  const note = { description: "Points go back with a refund.", invoiceId, creditNoteId, cause: terms.facts.occasion };
  return clawBack(booking, lot.id, points, scope.now, policy, note);
}
