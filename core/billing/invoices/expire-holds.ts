import type { Scope } from "#core/events/scope.ts";
import { billingTables } from "../tables.ts";
import { cancelLockedInvoice } from "./cancel-invoice.ts";
import { lockInvoice } from "./lock-invoice.ts";

const BATCH = 200;

/**
 * Cancels unpaid invoices whose hold has expired, each in a transaction of its own: no invoice stays payable whose uses were given
 * away. One that is paid in part keeps its hold until it is paid or cancelled. Answers how many were cancelled. One that fails is
 * logged and tried again the next time.
 */
export async function expireHolds(scope: Scope): Promise<number> {
  let expired = 0;
  for (let after = 0; ; ) {
    const ids = await expiredIds(scope, after);
    for (const id of ids) if (await expireHold(scope, id)) expired += 1;
    const last = ids.at(-1);
    if (last === undefined || ids.length < BATCH) return expired;
    after = last;
  }
}

async function expiredIds(scope: Scope, after: number): Promise<readonly number[]> {
  const rows = await billingTables(scope)
    .selectFrom("invoice")
    .select("id")
    .where("status", "=", "unpaid")
    .where("hold_until", "<=", scope.now)
    .where("paid_minor", "=", 0n)
    .where("id", ">", after)
    .orderBy("id")
    .limit(BATCH)
    .execute();
  return rows.map(({ id }) => id);
}

async function expireHold(scope: Scope, id: number): Promise<boolean> {
  try {
    return await scope.transaction(async (inner) => {
      const invoice = await lockInvoice(inner, { id });
      const { status, hold_until: holdUntil, paid_minor: paidMinor } = invoice;
      if (status !== "unpaid" || holdUntil === null || holdUntil > inner.now || paidMinor > 0n) return false;
      await cancelLockedInvoice(inner, invoice, "hold_expired");
      return true;
    });
  } catch (fault) {
    if (scope.inTransaction) throw fault;
    scope.log.error({ invoice: id, err: fault }, "The hold of an invoice could not be released.");
    return false;
  }
}
