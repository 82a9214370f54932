import { clientHome, defineWidget } from "#core/events/page.ts";
import type { Page } from "#core/kernel/page.ts";
import type { InvoiceAnswer } from "./wire-answers.ts";

const SHOWN = 4;

/** On the portal's first page: what is left to pay, when there is anything. */
export const openInvoicesWidget = defineWidget({
  slot: clientHome.name,
  title: "Left to pay",
  order: 10,
  template: "parts/open-invoices",
  load: async ({ actor }, { call }) => {
    if (actor.kind !== "client") return undefined;
    const page = await call<Page<InvoiceAnswer>>("invoice_get_list", { status: "unpaid", per_page: SHOWN });
    return page.list.length === 0 ? undefined : { invoices: page.list, hasMore: page.total > page.list.length };
  },
});
