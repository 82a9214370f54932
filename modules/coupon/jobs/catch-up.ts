import { sql } from "kysely";
import { z } from "zod";
import { defineJob } from "#core/events/job.ts";
import type { Scope } from "#core/events/scope.ts";
import { commitUses } from "../services/commit-uses.ts";
import { commitPoints, releasePoints } from "../services/coupon-points.ts";
import { markKept } from "../services/mark-kept.ts";
import { releaseUses, returnUses } from "../services/release-uses.ts";
import { couponTables } from "../tables.ts";

const BATCH = 200;

/**
 * Makes up for what happened to invoices while the module was off: uses of paid ones are committed, those of cancelled ones go back, and
 * those of refunded ones as a refund decides. It looks at how things stand, so doing it again changes nothing.
 */
export const catchUpJob = defineJob({
  name: "coupon.catch_up",
  payload: z.strictObject({}),
  cron: "*/15 * * * *",
  onEnabling: true,
  run: async (scope) => {
    for (let after = 0; ; ) {
      const ids = await forgottenInvoices(scope, after);
      for (const id of ids) await settleUses(scope, id);
      const last = ids.at(-1);
      if (last === undefined || ids.length < BATCH) return;
      after = last;
    }
  },
});

/** A committed use of a refunded invoice that is not marked as kept: no refund has told the module of it. */
async function forgottenInvoices({ db }: Scope, after: number): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct invoice.id from promo_redemption taken join invoice on invoice.id = taken.invoice_id
    where invoice.id > ${after} and ((taken.status = 'held' and invoice.status <> 'unpaid')
      or (taken.status = 'committed' and taken.release_reason is null and invoice.status = 'refunded'))
    order by invoice.id limit ${BATCH}
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** Settled as the invoice itself would have been, in the same order of locks. */
async function settleUses(scope: Scope, invoiceId: number): Promise<void> {
  await scope.transaction(async (inner) => {
    const { client_id: clientId, status } = await lockInvoiceRow(inner, invoiceId);
    if (status === "unpaid") return;
    if (status === "cancelled") {
      await giveBack(inner, invoiceId, { from: "held", to: "released", reason: "invoice cancelled", withCheckouts: true });
      return;
    }
    const committed = await commitUses(inner, invoiceId);
    await commitPoints(inner, { clientId, invoiceId }, committed);
    if (status !== "refunded") return;
    const withCheckouts = inner.shop.returnsUseOnFullRefund;
    await giveBack(inner, invoiceId, { from: "committed", to: "reversed", reason: "refund", withCheckouts });
    if (!withCheckouts) await markKept(inner, invoiceId);
  });
}

async function giveBack(scope: Scope, invoiceId: number, exit: Parameters<typeof releaseUses>[2]): Promise<void> {
  await releasePoints(scope, { invoiceId }, exit.from, exit.reason);
  await releaseUses(scope, { invoiceId }, exit);
  await returnUses(scope, { invoiceId });
}

/** Also of a deleted invoice: the uses of its coupons go on. */
async function lockInvoiceRow(scope: Scope, id: number) {
  return couponTables(scope)
    .selectFrom("invoice")
    .select(["client_id", "status"])
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
}
