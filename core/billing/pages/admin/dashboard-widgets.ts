import { adminDashboard, defineWidget } from "#core/events/page.ts";

const SHOWN = 5;

/** What billing shows at a glance: revenue, what is unpaid, and the latest orders. */
export const dashboardWidgets = [
  defineWidget({
    slot: adminDashboard.name,
    title: "Revenue of 30 days",
    order: 10,
    permission: "invoice.view",
    template: "widget-revenue",
    load: async (_scope, { call }) => ({ sums: await call("invoice_get_summary") }),
  }),
  defineWidget({
    slot: adminDashboard.name,
    title: "Unpaid invoices",
    order: 20,
    permission: "invoice.view",
    template: "widget-unpaid",
    load: async (_scope, { call }) => ({
      sums: (await call<readonly { readonly unpaid: number }[]>("invoice_get_summary")).filter(({ unpaid }) => unpaid > 0),
    }),
  }),
  defineWidget({
    slot: adminDashboard.name,
    title: "New orders",
    order: 30,
    permission: "order.view",
    template: "widget-orders",
    load: async (_scope, { call }) => ({ clientId: "", page: await call("order_get_list", { per_page: SHOWN }) }),
  }),
];
