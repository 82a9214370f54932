import { hasPermission } from "#core/events/actor.ts";
import { filtersIn } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import { invoicePhases, invoiceStatuses } from "./choices.ts";
import { withClientNames } from "./with-client-names.ts";

const FILTERS = ["search", "status", "phase", "approved", "currency", "client_id", "date_from", "date_to"];

type InvoicePage = { readonly list: readonly { readonly client_id: number }[] };

/** `/admin/invoices`: what clients owe and have paid, newest first. */
export const invoiceListPage = definePage({
  area: "admin",
  path: "/invoices",
  title: "Invoices",
  permission: "invoice.view",
  template: "invoice-list",
  load: async (scope, request) => {
    const page = await request.call<InvoicePage>("invoice_get_list", { ...filtersIn(request.query, FILTERS), per_page: 50 });
    return {
      page: { ...page, list: await withClientNames(scope, request, page.list) },
      statuses: invoiceStatuses,
      phases: invoicePhases,
      currencies: hasPermission(scope.actor, "currency.view")
        ? Object.keys(await request.call<Readonly<Record<string, string>>>("currency_get_pairs"))
        : [],
      approvals: [
        { value: "1", label: "Shown to the client" },
        { value: "0", label: "Prepared" },
      ],
    };
  },
});
