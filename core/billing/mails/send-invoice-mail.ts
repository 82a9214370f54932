import { fileURLToPath } from "node:url";
import type { Scope } from "#core/events/scope.ts";
import { mailClient } from "#core/identity/mails/mail-client.ts";
import { formatMoney } from "#core/kernel/money.ts";
import { balanceDue } from "../invoices/invoice-row.ts";
import { billingTables } from "../tables.ts";

type Told = { readonly invoice_id: number; readonly client_id: number };

/** Mails a client an invoice that staff wrote for it. Reacts to `invoice_approved`. */
export function sendNewInvoice(scope: Scope, told: Told, noticeId: bigint): Promise<void> {
  return sendInvoiceMail(scope, told, "invoice-new", `invoice-new-${noticeId}`);
}

/** Mails a client that an invoice is still to be paid. Reacts to `invoice_reminded`. */
export function sendReminder(scope: Scope, told: Told, noticeId: bigint): Promise<void> {
  return sendInvoiceMail(scope, told, "invoice-reminder", `invoice-reminder-${noticeId}`);
}

/** Nothing is sent about an invoice that is paid or cancelled by now. */
async function sendInvoiceMail(scope: Scope, { invoice_id: id, client_id: clientId }: Told, template: string, reference: string) {
  const invoice = await billingTables(scope)
    .selectFrom("invoice")
    .select(["hash", "serie", "currency", "total_minor", "paid_minor", "held_minor", "due_at", "buyer"])
    .where("id", "=", id)
    .where("status", "=", "unpaid")
    .where("approved", "=", true)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if (invoice === undefined) return;
  const { timeZone } = scope.shop;
  await mailClient(scope, {
    clientId,
    reference,
    folder,
    template,
    valuesFor: ({ language, address }) => ({
      number: `${invoice.serie}${id}`,
      amount: formatMoney(balanceDue(invoice), invoice.currency, language),
      due: invoice.due_at === null ? "" : new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone }).format(invoice.due_at),
      link: `${address}/account/invoices/${invoice.hash}`,
    }),
  });
}

const folder = fileURLToPath(new URL("../templates/email", import.meta.url));
