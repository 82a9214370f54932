import type { InvoiceAnswer } from "./answers.ts";
import { type Attempt, attempt } from "./attempt.ts";
import type { CaseDesk } from "./case-desk.ts";
import type { ClientActor } from "./case-shop.ts";

/** Account credit for a client, in the client's currency. */
export async function fund({ shop, major }: CaseDesk, { clientId }: ClientActor, amountMinor: number): Promise<void> {
  if (amountMinor > 0) await shop.admin("client_balance_add_funds", { id: clientId, amount: major(amountMinor), description: "Credit" });
}

/** An approved invoice over an amount; its id. */
export function billed({ shop, major }: CaseDesk, { clientId }: ClientActor, totalMinor: number): Promise<number> {
  return shop.admin<number>("invoice_prepare", {
    client_id: clientId,
    items: [{ title: "Service", price: major(totalMinor), quantity: 1, taxed: false }],
    approve: true,
  });
}

/** Pays with account credit: so much, or what is due and there. */
export function payWithCredit(
  { shop, major }: CaseDesk,
  as: ClientActor,
  id: number,
  amountMinor?: number,
): Promise<Attempt<InvoiceAnswer>> {
  const amount = amountMinor === undefined ? {} : { amount: major(amountMinor) };
  return attempt(() => shop.host.call<InvoiceAnswer>("client", "invoice_pay_with_credit", { id, ...amount }, as));
}

/** What is left of the account credit. */
export async function creditLeft({ shop, minor }: CaseDesk, as: ClientActor): Promise<number> {
  return minor(await shop.host.call<number>("client", "client_balance_get_total", {}, as));
}

/** What payments of a type have paid of an invoice. */
export async function paidBy(desk: CaseDesk, invoiceId: number, type: string): Promise<number> {
  const { payments } = await desk.invoice(invoiceId);
  return payments.filter((payment) => payment.type === type).reduce((sum, { amount }) => sum + desk.minor(amount), 0);
}
