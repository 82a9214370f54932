import type { Scope } from "#core/events/scope.ts";
import { addDays } from "#core/kernel/business-calendar.ts";
import { billingTables } from "../tables.ts";
import { renewOrder } from "./renew-order.ts";

/** How many days before an order expires its renewal invoice is issued. */
const LEAD_DAYS = 14;
const BATCH = 200;

/**
 * Issues the renewal invoices of active orders that expire soon and have none since their current period began; each in a transaction
 * of its own. One that fails is logged and tried again the next time. Answers how many were issued.
 */
export async function generateRenewals(scope: Scope): Promise<number> {
  let issued = 0;
  for (let after = 0; ; ) {
    const ids = await dueIds(scope, after);
    for (const id of ids) if (await renew(scope, id)) issued += 1;
    const last = ids.at(-1);
    if (last === undefined || ids.length < BATCH) return issued;
    after = last;
  }
}

async function renew(scope: Scope, id: number): Promise<boolean> {
  try {
    await renewOrder(scope, id);
    return true;
  } catch (fault) {
    if (scope.inTransaction) throw fault;
    scope.log.error({ order: id, err: fault }, "The renewal invoice of an order could not be issued.");
    return false;
  }
}

/** An invoice that was cancelled before the order expired means that nobody wants the renewal: it is not issued again by itself. */
async function dueIds(scope: Scope, after: number): Promise<readonly number[]> {
  const until = addDays(scope.now, LEAD_DAYS, scope.shop.timeZone);
  const rows = await billingTables(scope)
    .selectFrom("client_order")
    .select("id")
    .where("status", "=", "active")
    .where("period", "is not", null)
    .where("expires_at", "<=", until)
    .where("id", ">", after)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("invoice")
            .innerJoin("invoice_item", "invoice_item.invoice_id", "invoice.id")
            .select("invoice.id")
            .whereRef("invoice_item.client_order_id", "=", "client_order.id")
            .where("invoice.phase", "=", "renewal")
            .where((eb) => eb.or([eb("invoice.status", "=", "unpaid"), eb("invoice.due_at", ">=", eb.ref("client_order.expires_at"))])),
        ),
      ),
    )
    .orderBy("id")
    .limit(BATCH)
    .execute();
  return rows.map(({ id }) => id);
}
