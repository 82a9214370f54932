import { addDays } from "#core/kernel/business-calendar.ts";
import { dayLater, minutesLater, type Stage } from "./stage.ts";

/** An order as far as the story goes on with it. */
type Order = {
  readonly status: string;
  readonly period: string | null;
  readonly starts_at: string | null;
  readonly expires_at: string | null;
};

/** Puts on the agenda what paid orders bring: sessions are given, and what runs by periods is renewed. */
export async function serveOrders(stage: Stage, orders: readonly number[]): Promise<void> {
  for (const id of orders) await serveOrder(stage, id);
}

async function serveOrder(stage: Stage, id: number): Promise<void> {
  const { desk, agenda, draws, present } = stage;
  const order = await desk.staff<Order>("order_get", { id });
  if (order.starts_at !== null) {
    const attended = draws.chance(88);
    agenda.add(minutesLater(new Date(order.starts_at), 65), async () => {
      await desk.perhaps(() => desk.staff("order_complete", { id, attended }));
    });
  }
  if (order.expires_at === null) return;
  const renewAt = addDays(new Date(order.expires_at), -4);
  if (renewAt <= present) agenda.add(renewAt, () => renew(stage, id));
}

/** Most pay for the next period. Who does not is suspended after a while, and then let go. */
async function renew(stage: Stage, id: number): Promise<void> {
  const { desk, agenda, draws } = stage;
  const invoice = await desk.perhaps(() => desk.staff<number>("order_renew", { id }));
  if (invoice === undefined) return;
  const now = desk.now();
  if (draws.chance(88)) {
    agenda.add(dayLater(stage, now, draws.between(1, 3), [8, 18]), async () => {
      await desk.perhaps(() => desk.staff("invoice_mark_as_paid", { id: invoice, transaction_id: `DEMO-${invoice}` }));
      await serveOrder(stage, id);
    });
    return;
  }
  agenda.add(addDays(now, 8), async () => {
    await desk.perhaps(() => desk.staff("order_suspend", { id, reason: "The renewal was not paid" }));
  });
  agenda.add(addDays(now, 20), async () => {
    await desk.perhaps(() => desk.staff("order_cancel", { id, reason: "The renewal was not paid" }));
  });
}
