import type { Customer } from "./invite-clients.ts";
import type { Placed } from "./place-order.ts";
import { serveOrders } from "./serve-orders.ts";
import { dayLater, minutesLater, type Stage } from "./stage.ts";

/** Puts on the agenda what becomes of an order: mostly it is paid, sometimes cancelled, forgotten, or given back. */
export function followUp(stage: Stage, customer: Customer, { invoice_id: id, orders, status }: Placed): void {
  const { desk, agenda, draws } = stage;
  const now = desk.now();
  if (status === "paid") {
    agenda.add(minutesLater(now, 1), () => serveOrders(stage, orders));
    return;
  }
  if (draws.chance(4)) {
    agenda.add(dayLater(stage, now, draws.between(1, 4), [9, 17]), async () => {
      await desk.staff("invoice_cancel", { id, reason: draws.pick(SECOND_THOUGHTS) });
    });
    return;
  }
  if (draws.chance(5)) return;
  const paidAt = draws.chance(70) ? minutesLater(now, draws.between(3, 50)) : dayLater(stage, now, draws.between(1, 5), [8, 18]);
  agenda.add(paidAt, async () => {
    await receivePayment(stage, customer, id);
    await serveOrders(stage, orders);
    if (draws.chance(14)) agenda.add(dayLater(stage, paidAt, draws.between(3, 10), [9, 17]), () => giveBack(stage, id));
  });
}

const SECOND_THOUGHTS = ["Ordered twice", "Changed their mind", "Wrong product"] as const;

/** Some pay from their credit as far as it reaches, and the rest by transfer. */
export async function receivePayment({ desk, draws }: Stage, customer: Customer, id: number): Promise<void> {
  if (draws.chance(8)) await desk.perhaps(() => desk.client(customer, "invoice_pay_with_credit", { id }));
  const transfer = { id, transaction_id: `DEMO-${id}` };
  await desk.perhaps(() => desk.staff("invoice_mark_as_paid", transfer));
}

/** All of it, or one part of it with a word of regret. */
async function giveBack({ desk, draws }: Stage, id: number): Promise<void> {
  const { paid } = await desk.staff<{ readonly paid: number }>("invoice_get", { id });
  if (paid === 0) return;
  if (draws.chance(50)) await desk.perhaps(() => desk.staff("invoice_refund", { id, note: "Returned within the period" }));
  else await desk.perhaps(() => desk.staff("invoice_refund", { id, amount: Math.ceil(paid / 4), note: "Part of it, as a courtesy" }));
}
