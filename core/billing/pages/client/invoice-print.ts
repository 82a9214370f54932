import { definePage } from "#core/events/page.ts";
import { buyerLines } from "../buyer-lines.ts";
import { periodWords } from "./price-words.ts";
import type { InvoiceAnswer } from "./wire-answers.ts";

/** `/account/invoices/:hash/print`: an invoice as it is put on paper. */
export const clientInvoicePrintPage = definePage({
  area: "client",
  path: "/account/invoices/:hash/print",
  title: "Invoice",
  template: "invoice-print",
  scripts: ["print-page.js"],
  load: async (scope, { params, call }) => {
    const invoice = await call<InvoiceAnswer>("invoice_get", { hash: params["hash"] });
    return {
      title: `${scope.word("billing", "Invoice")} ${invoice.serie_nr}`,
      invoice,
      buyer: buyerLines(invoice.buyer, scope.language),
      company: scope.shop.company,
      lines: invoice.lines.map((line) => ({ ...line, periodWords: periodWords(scope, line.period) })),
      taxes: taxesOf(invoice.lines),
      isDue: invoice.status === "unpaid" && invoice.balance_due > 0,
    };
  },
});

/** The rates that occur; an invoice with one of them names it in the sum. */
function taxesOf(lines: InvoiceAnswer["lines"]): readonly number[] {
  return [...new Set(lines.map(({ tax_rate: rate }) => rate))].filter((rate) => rate > 0);
}
