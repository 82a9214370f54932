import { filledFields } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import type { Page } from "#core/kernel/page.ts";
import { accountTabs } from "./account-tabs.ts";
import { periodWords } from "./price-words.ts";
import type { OrderAnswer } from "./wire-answers.ts";

const STATUSES = [
  { value: "pending_setup", label: "Pending setup" },
  { value: "active", label: "Active" },
  { value: "suspended", label: "Suspended" },
  { value: "canceled", label: "Cancelled" },
  { value: "completed", label: "Completed" },
];
const FILTERS = ["status", "page"];

/** `/account/orders`: what a client has ordered, and where each stands. */
export const clientOrderListPage = definePage({
  area: "client",
  path: "/account/orders",
  title: "Orders",
  template: "order-list",
  load: async (scope, { query, call }) => {
    const filters = Object.fromEntries(Object.entries(filledFields(query)).filter(([name]) => FILTERS.includes(name)));
    const page = await call<Page<OrderAnswer>>("order_get_list", { ...filters, per_page: 25 });
    const list = page.list.map((order) => ({ ...order, periodWords: periodWords(scope, order.period) }));
    return { page: { ...page, list }, statuses: STATUSES, accountTabs };
  },
});
