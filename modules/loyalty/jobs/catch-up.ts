import { sql } from "kysely";
import { z } from "zod";
import { defineJob } from "#core/events/job.ts";
import type { Scope } from "#core/events/scope.ts";
import { addDays } from "#core/kernel/business-calendar.ts";
import { commitHolds } from "../services/commit-holds.ts";
import { DISCOUNT_CAUSE } from "../services/hold-for-invoice.ts";
import { loadHolds } from "../services/load-holds.ts";
import { openWallet } from "../services/open-wallet.ts";
import { releaseHolds } from "../services/release-holds.ts";
import { returnSpent } from "../services/return-spent.ts";
import { saveWallet } from "../services/save-wallet.ts";
import { settleRefund } from "../services/settle-refund.ts";
import { loyaltyTables } from "../tables.ts";

const DAYS_BACK = 40;

/**
 * Makes up for what happened to invoices while the module was off: holds of paid ones are spent, holds of those that were given up are
 * free again. It looks at how things stand, so doing it again changes nothing.
 */
export const catchUpHoldsJob = defineJob({
  name: "loyalty_catch_up_holds",
  payload: z.strictObject({}),
  cron: "11,26,41,56 * * * *",
  onEnabling: true,
  async run(scope) {
    for (const id of await withForgottenHolds(scope)) await settleHolds(scope, id);
  },
});

/**
 * The same for refunds: what came back of points and went back of earnings is brought in line with what is left of each invoice, and what
 * a coupon had cost comes back with a full refund. Holds first: only what was spent comes back.
 */
export const catchUpRefundsJob = defineJob({
  name: "loyalty_catch_up_refunds",
  payload: z.strictObject({}),
  cron: "41 4 * * *",
  onEnabling: true,
  async run(scope) {
    for (const id of await withForgottenHolds(scope)) await settleHolds(scope, id);
    for (const id of await refundedLately(scope)) await settleRefundOf(scope, id);
  },
});

async function withForgottenHolds(scope: Scope): Promise<readonly number[]> {
  const rows = await loyaltyTables(scope)
    .selectFrom("loyalty_points_hold")
    .innerJoin("invoice", "invoice.id", "loyalty_points_hold.invoice_id")
    .select("invoice.id")
    .distinct()
    .where("loyalty_points_hold.status", "=", "held")
    .where("invoice.status", "<>", "unpaid")
    .orderBy("invoice.id")
    .execute();
  return rows.map(({ id }) => id);
}

async function settleHolds(scope: Scope, invoiceId: number): Promise<void> {
  await scope.transaction(async (inner) => {
    const invoice = await lockRow(inner, invoiceId);
    const { before, booking } = await openWallet(inner, invoice.client_id, invoiceId);
    const holds = await loadHolds(inner, { invoiceId });
    const after =
      invoice.status === "cancelled"
        ? await releaseHolds(inner, booking, holds, "The order was given up.")
        : await commitHolds(inner, booking, holds);
    await saveWallet(inner, before, after);
  });
}

/** Also of a deleted invoice: its ledger goes on. */
async function lockRow(scope: Scope, id: number) {
  return loyaltyTables(scope)
    .selectFrom("invoice")
    .select(["client_id", "status"])
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
}

async function refundedLately(scope: Scope): Promise<readonly number[]> {
  const since = addDays(scope.now, -DAYS_BACK, scope.shop.timeZone);
  const { rows } = await sql<{ id: number }>`
    select distinct credit_note.invoice_id as id from credit_note
    where credit_note.created_at > ${since} and (
      exists (select 1 from loyalty_earning where loyalty_earning.invoice_id = credit_note.invoice_id)
      or exists (select 1 from loyalty_points_hold where loyalty_points_hold.invoice_id = credit_note.invoice_id and status = 'committed'))
    order by 1`.execute(scope.db);
  return rows.map(({ id }) => id);
}

async function settleRefundOf(scope: Scope, invoiceId: number): Promise<void> {
  await scope.transaction(async (inner) => {
    const { client_id: clientId, status } = await lockRow(inner, invoiceId);
    await settleRefund(inner, { invoiceId, clientId, isFull: status === "refunded", creditNoteId: undefined });
    if (status === "refunded") await returnPrices(inner, clientId, invoiceId);
  });
}

/** The points that coupons of a refunded invoice have cost. */
async function returnPrices(scope: Scope, clientId: number, invoiceId: number): Promise<void> {
  const { before, booking } = await openWallet(scope, clientId, invoiceId);
  const prices = (await loadHolds(scope, { invoiceId })).filter(({ cause }) => cause !== DISCOUNT_CAUSE);
  let after = booking;
  for (const price of prices)
    after = await returnSpent(scope, after, price, price.points, { description: "Points come back with a refund." });
  await saveWallet(scope, before, after);
}
