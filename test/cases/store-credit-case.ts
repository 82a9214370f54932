import { attempt } from "./attempt.ts";
import type { CaseDesk } from "./case-desk.ts";
import type { ClientActor } from "./case-shop.ts";
import { billed, creditLeft, fund, paidBy, payWithCredit } from "./pay-invoice.ts";
import type { CaseWallet, Figures } from "./peer-case.ts";

/** Account credit as an instrument of payment: `client_balance_add_funds`, `invoice_pay_with_credit`. */
export async function storeCreditCase(desk: CaseDesk): Promise<Figures> {
  const { store_credits: wallets = [], steps } = desk.peerCase;
  const client = await desk.client();
  const [wallet] = wallets;
  if (wallet === undefined) return playAccount(desk, client);
  if (desk.peerCase.expect["valid"] !== undefined) return overdraw(desk, client, wallet);
  if (steps !== undefined) return playWallet(desk, client, wallet);
  return payOrder(desk, client, wallets);
}

async function payOrder(desk: CaseDesk, client: ClientActor, wallets: readonly CaseWallet[]): Promise<Figures> {
  const { order_total = 0, paid = 0, currency } = desk.peerCase;
  // Credit is given in the currency the client has at that time.
  for (const { currency: own, balance = 0 } of wallets) {
    await desk.shop.useCurrency(own);
    await desk.shop.admin("client_update", { id: client.clientId, currency: own });
    await fund(desk, client, balance);
  }
  await desk.shop.admin("client_update", { id: client.clientId, currency: currency.code });
  const invoiceId = await billed(desk, client, order_total);
  if (paid > 0) await desk.shop.admin("invoice_mark_as_paid", { id: invoiceId });
  await payWithCredit(desk, client, invoiceId);
  const applied = await paidBy(desk, invoiceId, "credit");
  const invoice = await desk.invoice(invoiceId);
  const wanted = await Promise.all(
    wallets.map(async ({ id, currency: own }) => {
      const remaining = await walletLeft(desk, client, own);
      return [id, { applied: own === currency.code ? applied : 0, remaining }] as const;
    }),
  );
  return {
    store_credits: Object.fromEntries(wanted),
    amount_due: desk.minor(invoice.balance_due),
    payments: invoice.payments.filter(({ type }) => type === "credit").length,
  };
}

/** The balance after the last entry in a currency. */
async function walletLeft({ shop, minor }: CaseDesk, { clientId }: ClientActor, currency: string): Promise<number> {
  type Entries = { readonly list: readonly { readonly currency: string; readonly balance_after: number }[] };
  const { list } = await shop.admin<Entries>("client_balance_get_list", { id: clientId });
  return minor(list.find((entry) => entry.currency === currency)?.balance_after ?? 0);
}

/** More than there is cannot be used: the payment is refused. */
async function overdraw(desk: CaseDesk, client: ClientActor, { amount = 0, used = 0 }: CaseWallet): Promise<Figures> {
  await fund(desk, client, amount);
  const { ok } = await payWithCredit(desk, client, await billed(desk, client, used), used);
  return { valid: ok };
}

/** A wallet with a history: `used` of it has paid an invoice, from which a refund can come back. */
async function playWallet(desk: CaseDesk, client: ClientActor, wallet: CaseWallet): Promise<Figures> {
  const { peerCase, shop, major } = desk;
  const amount = wallet.amount ?? wallet.balance ?? 0;
  await fund(desk, client, amount);
  const earlier = wallet.used ?? 0;
  const invoiceId = await billed(desk, client, peerCase.order_total ?? earlier);
  if (earlier > 0) await payWithCredit(desk, client, invoiceId, earlier);
  const players: Readonly<Record<string, (amountMinor: number) => Promise<{ readonly ok: boolean }>>> = {
    apply: (amountMinor) => payWithCredit(desk, client, invoiceId, amountMinor),
    top_up: (amountMinor) => attempt(() => fund(desk, client, amountMinor)),
    confirm: () => attempt(() => shop.admin("invoice_mark_as_paid", { id: invoiceId })),
    credit: (amountMinor) => attempt(() => shop.admin("invoice_refund", { id: invoiceId, amount: major(amountMinor) })),
  };
  const results: boolean[] = [];
  for (const step of peerCase.steps ?? []) {
    const play = players[step.op];
    if (play === undefined) throw new TypeError(`Nothing is known about the step ${step.op}.`);
    results.push((await play(step.amount ?? 0)).ok);
  }
  const remaining = await creditLeft(desk, client);
  // Account credit pays at once, so that nothing of it is ever only authorised.
  return { result_by_step: results, store_credits: { [wallet.id]: { used: amount - remaining, authorized: 0, remaining } } };
}

/** Invoices and credit in turn; credit pays what is open as soon as there is some. */
async function playAccount(desk: CaseDesk, client: ClientActor): Promise<Figures> {
  const { minor, peerCase, shop } = desk;
  const invoices: number[] = [];
  const open: number[] = [];
  const balances: number[] = [];
  let paid = 0;
  const due = async (): Promise<number> => {
    const answers = await Promise.all(invoices.map((id) => desk.invoice(id)));
    return answers.reduce((sum, { balance_due }) => sum + minor(balance_due), 0);
  };
  for (const { op, total = 0, amount = 0, pay } of peerCase.steps ?? []) {
    if (op === "invoice") invoices.push(await billed(desk, client, total));
    else await fund(desk, client, amount);
    for (const id of invoices) if ((await creditLeft(desk, client)) > 0) await payWithCredit(desk, client, id);
    if (pay === true) {
      paid += await due();
      for (const id of invoices) if ((await desk.invoice(id)).balance_due > 0) await shop.admin("invoice_mark_as_paid", { id });
    }
    open.push(await due());
    balances.push((await due()) - (await creditLeft(desk, client)));
  }
  return { open_by_step: open, balance_by_step: balances, paid, open: await due(), credit_left: await creditLeft(desk, client) };
}
