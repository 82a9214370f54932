import { attempt } from "./attempt.ts";
import type { CaseDesk } from "./case-desk.ts";
import type { ClientActor } from "./case-shop.ts";
import { orderFor } from "./order-for.ts";
import type { CaseStep, Figures } from "./peer-case.ts";
import type { Programme } from "./programme.ts";

type Entries = {
  readonly total: number;
  readonly list: readonly { readonly kind: string; readonly points: number; readonly debt_change: number }[];
};

/** A history of points. A debt counts as a balance below zero. */
export async function playLedger(desk: CaseDesk, programme: Programme): Promise<Figures> {
  const { steps = [] } = desk.peerCase;
  const clawBack = steps.find(({ policy }) => policy !== undefined)?.policy;
  await programme.set({ pending_days: 0, claw_back: clawBack === "clamp_to_zero" ? "balance_only" : "within_balance" });
  const signsUp = steps.some(({ op }) => op === "award_action");
  const born = steps.find(({ birthday }) => birthday !== undefined)?.birthday;
  for (const { points, trigger } of steps.flatMap(({ rules = [] }) => rules)) {
    await programme.add(trigger === "customer_birthday" ? "birthday" : "sign_up", { points });
  }
  const client = signsUp ? await signUp(desk) : await desk.client(born === undefined ? {} : { birthday: born });
  const invoices: number[] = [];
  const results: boolean[] = [];
  for (const step of steps) results.push((await attempt(() => play(desk, programme, client, step, invoices))).ok);
  const { points, debt, total_earned, lots } = await programme.pointsOf(client);
  const { total, list } = await desk.shop.admin<Entries>("loyalty_transaction_get_list", { client_id: client.clientId });
  const [last] = list;
  return {
    result_by_step: results,
    balance: points - debt,
    lifetime_earned: total_earned,
    entries: total,
    open_lots: lots.map((lot) => ({ expires_at: lot.expires_at?.slice(0, 10) ?? null, remaining: lot.points })),
    expirations: list.filter(({ kind }) => kind === "expire").length,
    ...(last === undefined ? {} : { last_entry: last.points - last.debt_change }),
  };
}

async function play(desk: CaseDesk, programme: Programme, client: ClientActor, step: CaseStep, invoices: number[]): Promise<unknown> {
  const { admin, setClock } = desk.shop;
  const { op, points = 0, at, expires_at } = step;
  const change = { client_id: client.clientId, points, description: op };
  if (at !== undefined) await setClock(at);
  if (op === "redeem") return admin("coupon_deduct_client_loyalty_points", change);
  if (op === "clawback") return admin("invoice_refund", { id: invoices.at(-1) });
  if (op === "expire_run" || op === "birthday_run") return admin("cron_run");
  if (op === "award_action") return undefined;
  if (op !== "earn") throw new TypeError(`Nothing is known about the step ${op}.`);
  if (desk.peerCase.steps?.some((other) => other.op === "clawback") === true) {
    const checkout = await orderFor(desk, client, points * 100);
    invoices.push(checkout.invoice_id);
    return desk.pay(checkout);
  }
  if (expires_at !== undefined) {
    // A lot lives for a number of months, so the moment of earning follows from its end.
    const months = at === undefined ? 1 : monthsBetween(at, expires_at);
    await programme.set({ expiry_months: months });
    await setClock(monthsBefore(expires_at, months));
  }
  return admin("coupon_add_client_loyalty_points", change);
}

async function signUp({ shop }: CaseDesk): Promise<ClientActor> {
  const password = "a long enough pass phrase";
  const email = `signing-up-${shop.nextNumber()}@example.com`;
  const clientId = await shop.host.call<number>("guest", "client_create", {
    email,
    first_name: "Ada",
    password,
    password_confirm: password,
  });
  return { kind: "client", clientId };
}

function monthsBetween(from: string, to: string): number {
  const [start, end] = [new Date(from), new Date(to)];
  return (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth();
}

function monthsBefore(moment: string, months: number): string {
  const date = new Date(moment);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.toISOString();
}
