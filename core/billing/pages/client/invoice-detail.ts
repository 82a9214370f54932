import { filledFields } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import { clientInvoice } from "../../portal.ts";
import { periodWords } from "./price-words.ts";
import { runPortalAction } from "./run-portal-action.ts";
import type { InvoiceAnswer } from "./wire-answers.ts";

/** `/account/invoices/:hash`: an invoice with its lines, what paid for it, and every way to pay the rest. */
export const clientInvoiceDetailPage = definePage({
  area: "client",
  path: "/account/invoices/:hash",
  title: "Invoice",
  template: "invoice-detail",
  slots: [clientInvoice],
  load: async (scope, { params, call }) => {
    const [invoice, credit] = await Promise.all([
      call<InvoiceAnswer>("invoice_get", { hash: params["hash"] }),
      call<number>("client_balance_get_total"),
    ]);
    const isDue = invoice.status === "unpaid" && invoice.balance_due > 0;
    return {
      title: `${scope.word("billing", "Invoice")} ${invoice.serie_nr}`,
      invoice,
      lines: invoice.lines.map((line) => ({ ...line, periodWords: periodWords(scope, line.period) })),
      hasPayments: invoice.payments.length + invoice.holds.length > 0,
      isDue,
      mayUseCredit: isDue && credit > 0,
      credit,
      company: scope.shop.company,
    };
  },
  actions: {
    "pay-with-credit": async (_scope, { form, params, call }) => {
      const { amount } = filledFields(form);
      await call("invoice_pay_with_credit", { hash: params["hash"], ...(amount === undefined ? {} : { amount }) });
      return { message: "Your credit is on the invoice." };
    },
    part: runPortalAction,
  },
});
