import { filledFields } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import type { Page } from "#core/kernel/page.ts";
import { accountTabs } from "./account-tabs.ts";
import type { InvoiceAnswer } from "./wire-answers.ts";

const STATUSES = ["unpaid", "paid", "cancelled", "refunded", "partially_refunded"];
const FILTERS = ["status", "page"];

/** `/account/invoices`: a client's invoices, and its account credit. */
export const clientInvoiceListPage = definePage({
  area: "client",
  path: "/account/invoices",
  title: "Invoices",
  template: "invoice-list",
  load: async (_scope, { query, call }) => {
    const filters = Object.fromEntries(Object.entries(filledFields(query)).filter(([name]) => FILTERS.includes(name)));
    const [page, credit] = await Promise.all([
      call<Page<InvoiceAnswer>>("invoice_get_list", { ...filters, per_page: 25 }),
      call<number>("client_balance_get_total"),
    ]);
    return { page, credit, hasCredit: credit > 0, statuses: STATUSES.map((value) => ({ value, label: wordOf(value) })), accountTabs };
  },
});

function wordOf(status: string): string {
  const text = status.replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
